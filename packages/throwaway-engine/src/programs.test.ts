import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { engineFolder, findPrograms } from "./programs.ts";
import { startEngine } from "./start-engine.ts";

test.each(["28.5", "podman"])("engine %s is looked for where scripts/engines.mjs puts it", (version) => {
  const script = fileURLToPath(new URL("../../../scripts/engines.mjs", import.meta.url));
  const said = execFileSync(process.execPath, [script, version], { encoding: "utf8" }).trim();
  expect(said.split(" ").at(-1)).toBe(engineFolder(version));
});

test("Podman is refused what it has not", async () => {
  await expect(startEngine({ version: "podman", store: "containerd" })).rejects.toThrow("its own store");
  await expect(startEngine({ version: "podman", tcp: { tls: false } })).rejects.toThrow("its socket alone");
});

test("an engine that is not there is answered with how to get it", async () => {
  vi.stubEnv("XDG_CACHE_HOME", join(tmpdir(), "no-such-folder"));
  try {
    await expect(startEngine({ version: "28.5" })).rejects.toThrow("node scripts/engines.mjs 28.5");
    await expect(startEngine({ version: "podman" })).rejects.toThrow("node scripts/engines.mjs podman");
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
