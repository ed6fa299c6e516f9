import { mkdirSync, rmSync, statSync, utimes, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";

// The holder touches its lock every second, so one this old was left by a process that was killed. A process id would
// not tell: it may be another's by now, or belong to another container that has this folder mounted.
const staleMs = 10_000;

/**
 * Runs an action while no other process of this folder does the same.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(file, action) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !take(file); told = true) {
    if (!told) console.log("Waiting for another command that is setting up the same.");
    await setTimeout(200);
  }
  const release = () => rmSync(file, { force: true });
  process.on("exit", release);
  const heartbeat = setInterval(() => utimes(file, new Date(), new Date(), () => {}), 1000);
  try {
    return await action();
  } finally {
    clearInterval(heartbeat);
    process.off("exit", release);
    release();
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, "", { flag: "wx" });
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const touchedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (touchedAt !== undefined && Date.now() - touchedAt > staleMs) rmSync(file, { force: true });
    return false;
  }
}
