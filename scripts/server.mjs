import { join } from "node:path";
import { root } from "./setup.mjs";

/**
 * What runs the built server. Left to itself Node lets the memory grow to several times what is in use before it looks for what can be had back: 320 MB
 * where 1,000 containers are cleaned up, with these 170 MB, at the same speed. The most that an engine's answers may take (64 MB each) fits in.
 */
export const serverArguments = [
  "--max-semi-space-size=8",
  "--heap-growing-percent=100",
  "--max-old-space-size=512",
  join(root, "apps/server/dist/main.js"),
];

/** For the same end: glibc would keep memory for each thread that ever asked for some. */
export const serverEnvironment = { MALLOC_ARENA_MAX: "2" };
