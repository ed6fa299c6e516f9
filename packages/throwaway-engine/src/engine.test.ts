import { writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { baseImage } from "./scenario/base-image.ts";
import { makeContainer } from "./scenario/container.ts";
import { makeNetwork } from "./scenario/network.ts";
import { makeVolume } from "./scenario/volume.ts";
import { startEngine } from "./start-engine.ts";
import { podman, testEngines } from "./test-engines.ts";

vi.setConfig({ testTimeout: 120_000 }); // engines take their time on a loaded machine

describe.each([...testEngines, podman])("$title", ({ options }) => {
  test("starts, is what was asked for, and runs containers that reach one another", async () => {
    await using engine = await startEngine(options);
    const said = await engine.docker(["version", "--format", "{{.Server.Version}} {{.Server.APIVersion}}"]);
    expect(said.trim()).toBe(`${engine.version} ${engine.apiVersion}`);
    const [info] = await engine.dockerJson<{ DockerRootDir: string }>(["info"]);
    expect(info?.DockerRootDir).toBe(engine.dataRoot);

    await makeNetwork(engine, { name: "between" });
    await makeContainer(engine, { name: "server", networks: ["between"] });
    await engine.docker(["exec", "-d", "server", "nc", "-ll", "-p", "80", "-e", "echo", "hello"]);
    const client = ["run", "--rm", "--network", "between", baseImage, "nc", "server", "80"];
    await expect.poll(() => engine.docker(client).catch(String), { timeout: 10_000 }).toBe("hello\n");
  });

  test("keeps its data and socket when it is stopped, killed and started again", async () => {
    await using engine = await startEngine(options);
    await makeVolume(engine, { name: "data", bytes: 10 });
    const container = await makeContainer(engine);
    const state = () => engine.docker(["inspect", "--format", "{{.State.Status}}", container.id]);

    await expect(engine.start()).rejects.toThrow("running already");
    await engine.pause();
    await engine.stop();
    await engine.stop();
    await expect(engine.request("GET", "/_ping")).rejects.toThrow();
    await engine.start();
    expect(await engine.docker(["volume", "ls", "-q"])).toBe("data\n");
    // A daemon takes its containers along. Podman's have none.
    expect(await state()).toBe(engine.kind === "docker" ? "exited\n" : "running\n");

    await engine.docker(["start", container.id]);
    await engine.kill();
    await expect(engine.request("GET", "/_ping")).rejects.toThrow();
    await engine.start();
    expect(await engine.docker(["volume", "ls", "-q"])).toBe("data\n");
  });
});

test("two engines side by side do not see one another", async () => {
  const engines = await Promise.all(
    [...testEngines, podman, podman].map(({ options }) => startEngine(options)),
  );
  try {
    // The same names, published ports and address ranges.
    await Promise.all(
      engines.map(async (engine, index) => {
        await makeNetwork(engine, { name: "net" });
        await makeContainer(engine, { name: "same", networks: ["net"], labels: { index: String(index) } });
        await engine.docker([
          "run",
          "-d",
          "--name",
          "web",
          "-p",
          "80:80",
          "--stop-signal",
          "KILL",
          baseImage,
          "sleep",
          "99",
        ]);
      }),
    );
    for (const [index, engine] of engines.entries()) {
      expect(await engine.docker(["ps", "--format", "{{.Names}}"])).toMatch(/^(web\nsame|same\nweb)\n$/);
      expect(await engine.docker(["inspect", "-f", "{{.Config.Labels.index}}", "same"])).toBe(`${index}\n`);
    }
    await engines[0]?.docker(["rm", "-f", "same"]);
    expect(await engines[1]?.docker(["ps", "-q", "--filter", "name=same"])).not.toBe("");
  } finally {
    await Promise.all(engines.map((engine) => engine[Symbol.asyncDispose]()));
  }
});

test("a paused engine takes connections, and answers them when it is resumed", async () => {
  await using engine = await startEngine();
  await engine.pause();
  const call = get({ socketPath: engine.socketPath, path: "/_ping", agent: false, timeout: 300 });
  const answered = new Promise((resolve) => call.on("response", resolve)).then(() => "answer");
  const silent = new Promise((resolve) => call.on("timeout", resolve)).then(() => "silence");
  expect(await Promise.race([answered, silent])).toBe("silence");
  await engine.resume();
  expect(await answered).toBe("answer");
  call.destroy();
});

test("a CLI's failure is told in its own words", async () => {
  await using engine = await startEngine();
  await expect(engine.docker(["volume", "inspect", "nothing"])).rejects.toThrow(/no such volume/i);
});

test("an engine that does not start says why", async () => {
  await using engine = await startEngine();
  await engine.stop();
  writeFileSync(join(engine.folder, "daemon.json"), "{ broken");
  await expect(engine.start()).rejects.toThrow(/ended with 1 at its start[^]*daemon\.json/);
});
