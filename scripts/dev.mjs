import { join } from "node:path";
import { run, stop } from "./run.mjs";
import { root, setUp } from "./setup.mjs";

const port = 5173; // vite's own choice, held to, since the server has to know where its pages come from

/** Serves from source: the server starts again when a file changes, and the dashboard reloads in the browser. */
export default async function dev() {
  const { node, env } = await setUp();
  const options = {
    env: { DUNNAGE_PUBLIC_URL: `http://localhost:${port}`, ...env },
    show: true,
    service: true,
  };
  const dashboard = join(root, "apps/dashboard");
  const server = ["--conditions=dunnage-source", "--watch", join(root, "apps/server/src/main.ts")];
  const vite = [join(dashboard, "node_modules/vite/bin/vite.js"), `--port=${port}`, "--strictPort"];
  const { code } = await Promise.race([
    run(node, server, { ...options, cwd: root }),
    run(node, [...vite, "--clearScreen=false"], { ...options, cwd: dashboard }),
  ]);
  process.exitCode = code;
  stop("SIGTERM");
}
