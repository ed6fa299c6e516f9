import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartupProblem } from "@dunnage/api";
import { type Dunnage, startDunnage } from "../dunnage.ts";
import type { Env } from "../env.ts";
import type { Logbook } from "../log.ts";
import { pastOf } from "./pastOf.ts";

const VISITOR = "demo@example.com";

/**
 * Serves a host that is made up, from a folder of its own that goes with it: no engine of this machine is looked for, and no database is touched. Throws
 * StartupProblem.
 */
export async function startDemo(env: Env, logbook: Logbook): Promise<Dunnage> {
  // No other server pays for it.
  const { startDemoEngine } = await import("@dunnage/demo-engine");
  const folder = await mkdtemp(join(tmpdir(), "dunnage-demo-")).catch((cause: unknown) => {
    throw new StartupProblem("The demo needs a temporary folder and cannot make one: set TMPDIR to one.", {
      cause,
    });
  });
  await using ends = new AsyncDisposableStack();
  ends.defer(() => rm(folder, { recursive: true, force: true }));
  const engine = ends.use(await startDemoEngine(folder));
  const dunnage = await startDunnage(
    {
      ...env,
      dataDir: join(folder, "data"),
      secret: undefined,
      sso: null,
      passwords: true,
      // Whoever comes is let in by a button; nobody needs to know this.
      admin: { email: VISITOR, password: randomBytes(24).toString("base64url") },
      all: { DOCKER_HOST: engine.host },
    },
    logbook,
    { madeUp: { id: "demo", visitor: VISITOR, spaceUnder: async () => engine.space(), pastOf } },
  );
  ends.defer(() => dunnage.close());
  const stack = ends.move();
  return { ...dunnage, close: () => stack.disposeAsync() };
}
