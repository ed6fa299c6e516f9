import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleInto } from "../bundle.ts";
import { sourceFolder } from "../test/cli.ts";

// The package as somebody installs it: the tarball, and nothing else.

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunnage-packed-"));
  await cp(join(sourceFolder, "package.json"), join(folder, "source/package.json"));
  await cp(join(sourceFolder, "README.md"), join(folder, "source/README.md"));
  await bundleInto(join(folder, "source/dist"));
  const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: join(folder, "source"),
  });
  // Offline: whatever it asked for beside itself would fail here.
  await run(
    "npm",
    [
      "install",
      "--offline",
      "--no-audit",
      "--no-fund",
      "--prefix",
      join(folder, "project"),
      join(folder, stdout.trim()),
    ],
    { cwd: folder, env: { ...process.env, npm_config_cache: join(folder, "cache") } },
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("it installs alone, and starts from its own bin", async () => {
  expect(
    (await readdir(join(folder, "project/node_modules"))).filter((name) => !name.startsWith(".")),
  ).toEqual(["dunnage"]);
  const bin = join(folder, "project/node_modules/.bin/dunnage");
  const env = { PATH: process.env["PATH"], HOME: folder };
  expect((await run(bin, ["--version"], { env })).stdout).toBe("0.1.0\n");
  const away = await run(bin, ["--local", "df"], {
    env: { ...env, DOCKER_HOST: "unix:///nonexistent/docker.sock" },
  }).catch((error: { code: number; stderr: string }) => error);
  expect(away).toMatchObject({ code: 3, stderr: expect.stringContaining("cannot be reached") });
});
