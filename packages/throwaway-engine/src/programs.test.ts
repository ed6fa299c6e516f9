import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { engineFolder, findPrograms } from "./programs.ts";
import { startEngine } from "./start-engine.ts";

test("engines are looked for where scripts/engines.mjs puts them", () => {
  const script = fileURLToPath(new URL("../../../scripts/engines.mjs", import.meta.url));
  const said = execFileSync(process.execPath, [script, "28.5"], { encoding: "utf8" }).trim();
  expect(said.split(" ").at(-1)).toBe(engineFolder("28.5"));
});

test("an engine that is not there is answered with how to get it", async () => {
  vi.stubEnv("XDG_CACHE_HOME", join(tmpdir(), "no-such-folder"));
  try {
    await expect(startEngine({ version: "28.5" })).rejects.toThrow("node scripts/engines.mjs 28.5");
  } finally {
    vi.unstubAllEnvs();
  }
});

test("the installed engine gets the docker CLI of its own package, whichever is first on the PATH", () => {
  const { docker } = findPrograms("installed");
  const [cli, engine] = [execFileSync(docker, ["--version"]), execFileSync("dockerd", ["--version"])].map(
    (words) => /version (\d+\.\d+\.\d+)/.exec(words.toString())?.[1],
  );
  expect(cli).toBe(engine);
});
