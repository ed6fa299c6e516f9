import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, expect, test } from "vitest";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Fetches engine 28.5 from a mirror whose engine is this release. */
function fetchFrom(release: string) {
  const folder = mkdtempSync(join(tmpdir(), "dunnage-engines-"));
  folders.push(folder);
  const program = (name: string, script: string) =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  program("apt-get", "case $* in *download*) touch docker.io.deb;; esac");
  program("dockerd", `echo Docker version ${release}+dfsg1, build 1234567`);
  program("dpkg", `mkdir -p "$3/usr/sbin" && cp "${folder}/dockerd" "$3/usr/sbin/"`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "engines.mjs"), "28.5"],
    {
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: folder, PATH: [folder, process.env.PATH].join(delimiter) },
    },
  );
  const engines = join(folder, "dunnage", "engines");
  return { status, stdout, stderr, engines, engine: join(engines, `28.5-${process.arch}`) };
}

test("an engine of the version asked for is unpacked into the cache, with its release", () => {
  const { status, stdout, engine } = fetchFrom("28.5.2");
  expect(stdout).toContain(`28.5.2 ${engine}\n`);
  expect(status).toBe(0);
  expect(readFileSync(join(engine, "release"), "utf8")).toBe("28.5.2");
  expect(existsSync(join(engine, "usr/sbin/dockerd"))).toBe(true);
});

test.each(["29.0.1", "28.50.0"])("%s does not pass for 28.5", (release) => {
  const { status, stderr, engines } = fetchFrom(release);
  expect(stderr).toMatch(
    new RegExp(
      `^Debian's suite sid has ${release} now, and no longer 28.5. .* in scripts/engines.mjs, .*\n$`,
    ),
  );
  expect(status).toBe(1);
  expect(readdirSync(engines)).toEqual([]);
});
