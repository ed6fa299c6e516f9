import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartupProblem } from "@dunnage/api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecret } from "./secret.ts";

let folder: string;
let dataDir: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dunnage-secret-"));
  dataDir = join(folder, "data");
  file = join(dataDir, "secret");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a given one is taken and not written down", async () => {
  const value = "s".repeat(32);
  expect(await loadSecret({ value, dataDir })).toBe(value);
  expect(readdirSync(folder)).toEqual([]);
});

test("a given one that is short is refused, in a sentence that does not hold it", async () => {
  await expect(loadSecret({ value: "hunter2", dataDir })).rejects.toThrow(
    new StartupProblem(
      "DUNNAGE_SECRET must be at least 32 characters long. Make one with `openssl rand -hex 32`, or leave it out and Dunnage makes its own.",
    ),
  );
});

test("one is made, for its owner's eyes only, and the same next time", async () => {
  const made = await loadSecret({ dataDir });
  expect(made).toMatch(/^[\w-]{43}$/);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(["secret"]);
  expect(await loadSecret({ dataDir })).toBe(made);
});

test("two that start at once share one", async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => loadSecret({ dataDir })));
  expect(new Set(made).size).toBe(1);
  expect(readdirSync(dataDir)).toEqual(["secret"]);
});

test.each([
  ["", "is empty"],
  ["\n", "is empty"],
  ["abc", "is damaged: too short"],
])("a kept one of %j is told, not replaced", async (content, what) => {
  mkdirSync(dataDir);
  writeFileSync(file, content);
  await expect(loadSecret({ dataDir })).rejects.toThrow(
    new StartupProblem(
      `The secret in ${file} ${what}. Put it back from a backup, or delete that file: a new one is made, and everybody signs in again.`,
    ),
  );
  expect(readFileSync(file, "utf8")).toBe(content);
});

test("a kept one that is no file is told", async () => {
  mkdirSync(file, { recursive: true });
  await expect(loadSecret({ dataDir })).rejects.toThrow(`The secret in ${file} cannot be read (EISDIR).`);
});

test("a kept one that may not be read is told", async () => {
  mkdirSync(dataDir);
  writeFileSync(file, "s".repeat(43));
  chmodSync(file, 0o000);
  chmodSync(folder, 0o755);
  await expect(asNobody(() => loadSecret({ dataDir }))).rejects.toThrow(
    `The secret in ${file} cannot be read (EACCES).`,
  );
});

test("where none can be kept, that is told", async () => {
  writeFileSync(dataDir, "");
  await expect(loadSecret({ dataDir })).rejects.toThrow(
    new RegExp(`^The secret (in|cannot be kept in) ${file} `),
  );
});

/** Root may read anything, so it puts that aside for a moment. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
