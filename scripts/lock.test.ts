import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withLock } from "./lock.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dunnage-lock-"));
  vi.spyOn(console, "log").mockReturnValue();
});
afterEach(() => rmSync(folder, { recursive: true }));

test("one at a time, and the next when the first has failed", async () => {
  const lock = join(folder, "made on the way", "lock");
  const events: string[] = [];
  const first = withLock(lock, async () => {
    events.push("first begins");
    await vi.waitFor(() => expect(console.log).toHaveBeenCalled()); // the second waits, and says so
    events.push("first ends");
    throw new Error("no network");
  });
  const second = withLock(lock, () => Promise.resolve(events.push("second")));
  await expect(first).rejects.toThrow("no network");
  await second;
  expect(events).toEqual(["first begins", "first ends", "second"]);
});

test("a lock that nobody has touched for a while was left by a process that was killed", async () => {
  const lock = join(folder, "lock");
  const longAgo = new Date(Date.now() - 60_000);
  writeFileSync(lock, "");
  utimesSync(lock, longAgo, longAgo);
  expect(await withLock(lock, () => Promise.resolve("mine"))).toBe("mine");
});
