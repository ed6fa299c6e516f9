import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { tarball } from "./tarball.ts";

test("the system's tar reads what was packed", () => {
  const archive = tarball([
    { path: "bin/tool", content: Buffer.from("#!/bin/sh\n"), mode: 0o755 },
    { path: "empty", content: Buffer.alloc(0) },
    { path: "block", content: Buffer.alloc(512, "b") },
    { path: "bin/alias", content: { linkTo: "tool" }, mode: 0o777 },
  ]);
  const listed = execFileSync("tar", ["-tv", "--utc", "--full-time"], { input: archive, encoding: "utf8" });
  expect(
    listed
      .trim()
      .split("\n")
      .map((line) => line.replace(/\s+/g, " ")),
  ).toEqual([
    "-rwxr-xr-x 0/0 10 1970-01-01 00:00:00 bin/tool",
    "-rw-r--r-- 0/0 0 1970-01-01 00:00:00 empty",
    "-rw-r--r-- 0/0 512 1970-01-01 00:00:00 block",
    "lrwxrwxrwx 0/0 0 1970-01-01 00:00:00 bin/alias -> tool",
  ]);
  const content = execFileSync("tar", ["-xO", "block"], { input: archive, encoding: "utf8" });
  expect(content).toBe("b".repeat(512));
});
