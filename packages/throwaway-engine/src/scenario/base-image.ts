import { readFileSync } from "node:fs";
import type { ThrowawayEngine } from "../engine.ts";
import { tarball } from "./tarball.ts";

/** Of the image that everything else is built on. */
export const baseImage = "throwaway/base:1";

const applets = [
  "cat",
  "dd",
  "echo",
  "false",
  "head",
  "ls",
  "mkdir",
  "nc",
  "rm",
  "sh",
  "sleep",
  "touch",
  "true",
  "wc",
];

const importing = new WeakMap<ThrowawayEngine, Promise<void>>();

/** Sees to it that the engine has the base image; a test may have removed it again. */
export async function ensureBaseImage(engine: ThrowawayEngine): Promise<void> {
  // Two imports at once would make two images, one of them dangling.
  const underWay = importing.get(engine) ?? importUnlessThere(engine).finally(() => importing.delete(engine));
  importing.set(engine, underWay);
  await underWay;
}

/** Imports a file system with Debian's static busybox and nothing else, since no image can be pulled. */
async function importUnlessThere(engine: ThrowawayEngine): Promise<void> {
  const { status } = await engine.request("GET", `/images/${baseImage}/json`);
  if (status === 200) return;
  const files = tarball([
    { path: "bin/busybox", content: busybox(), mode: 0o755 },
    ...applets.map((name) => ({ path: `bin/${name}`, content: { linkTo: "busybox" }, mode: 0o777 })),
  ]);
  await engine.docker(["import", "--change", 'CMD ["sh"]', "-", baseImage], { input: files });
}

function busybox(): Uint8Array {
  try {
    return readFileSync("/bin/busybox");
  } catch (cause) {
    throw new Error("Test images are made of /bin/busybox (package busybox-static), which is missing.", {
      cause,
    });
  }
}
