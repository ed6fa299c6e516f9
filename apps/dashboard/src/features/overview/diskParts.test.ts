import { expect, test } from "vitest";
import { sampleDisk } from "../../testing/samples.ts";
import { partsOf, usedBytesOf } from "./diskParts.ts";

const sumOf = (parts: ReturnType<typeof partsOf>) => parts.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);

test("everything that is known adds up to the disk's size", () => {
  const parts = partsOf(sampleDisk);
  expect(parts.map(({ name }) => name)).toEqual([
    "images",
    "containers",
    "volumes",
    "buildCache",
    "logs",
    "other",
    "reserved",
    "free",
  ]);
  expect(sumOf(parts)).toBe(sampleDisk.totalBytes);
  expect(usedBytesOf(sampleDisk)).toBe(6000);
});

test("while something is not known, the rest is not called anything else's", () => {
  const unread = { ...sampleDisk, logs: null, otherBytes: null, excessBytes: null };
  expect(partsOf(unread)).toContainEqual({ name: "logs", bytes: null });
  expect(partsOf(unread)).toContainEqual({ name: "untold", bytes: 1400 });
  expect(sumOf(partsOf(unread))).toBe(sampleDisk.totalBytes);
});

test("nothing is shown as kept for root where nothing is", () => {
  expect(partsOf({ ...sampleDisk, reservedBytes: 0 }).map(({ name }) => name)).not.toContain("reserved");
});
