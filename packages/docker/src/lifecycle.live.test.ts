import { startEngine, testEngines } from "@dunnage/throwaway-engine";
import { expect, it, vi } from "vitest";
import { connectEngine, findEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";

vi.setConfig({ testTimeout: 120_000 }); // engines take their time on a loaded machine

/** What of `docker info` is compared. */
const compared = [
  "Name",
  "OperatingSystem",
  "OSType",
  "Architecture",
  "KernelVersion",
  "NCPU",
  "MemTotal",
  "Driver",
  "DockerRootDir",
  "ServerVersion",
  "CgroupDriver",
  "DefaultRuntime",
  "SecurityOptions",
  "Warnings",
];

it("loses an engine and finds it again, whatever became of it", async () => {
  await using real = await startEngine();
  const engine = findEngine({ env: { DOCKER_HOST: real.host } });
  const { version } = (await engine.info()).engine;

  await real.stop();
  const stopped = await failureOf(engine.networks());
  expect([stopped.code, stopped.params.address]).toEqual(["unreachable", real.host]);
  await real.start();
  expect((await engine.networks()).length).toBeGreaterThan(0);

  await real.pause();
  const start = performance.now();
  const frozen = await failureOf(engine.containers());
  expect(frozen.code).toBe("timed_out");
  expect(performance.now() - start).toBeLessThan(15_000); // 5 s, and what a loaded machine takes to notice
  await real.resume();
  expect(await engine.containers()).toEqual([]);

  await real.kill();
  expect((await failureOf(engine.info())).code).toBe("unreachable");
  await real.start();
  expect((await engine.info()).engine.version).toBe(version);
  engine.close();
});

it.each(testEngines)(
  "$title says of itself what the docker CLI does, and measures for several at the same time",
  async ({ options }) => {
    await using real = await startEngine(options);
    const engine = connectEngine({ host: real.host });
    const info = await engine.info();
    const [said] = await real.dockerJson<Record<string, unknown>>(["info"]);
    expect({
      Name: info.machine.name,
      OperatingSystem: info.machine.operatingSystem,
      OSType: info.machine.osType,
      Architecture: info.machine.architecture,
      KernelVersion: info.machine.kernelVersion,
      NCPU: info.machine.cpus,
      MemTotal: info.machine.memoryBytes,
      Driver: info.storage.driver,
      DockerRootDir: info.storage.rootFolder,
      ServerVersion: info.engine.version,
      CgroupDriver: info.runtime.cgroupDriver,
      DefaultRuntime: info.runtime.defaultRuntime,
      SecurityOptions: info.runtime.securityOptions,
      Warnings: info.warnings.length === 0 ? null : info.warnings,
    }).toEqual(Object.fromEntries(compared.map((key) => [key, said?.[key]])));
    const [version] = await real.dockerJson<{
      Server: { ApiVersion: string; MinAPIVersion: string; GitCommit: string };
    }>(["version"]);
    expect(version?.Server).toMatchObject({
      ApiVersion: info.engine.apiVersion,
      MinAPIVersion: info.engine.minApiVersion,
      GitCommit: info.engine.commit,
    });
    expect(info.storage.imageStore).toBe(options.store === "containerd" ? "containerd" : "graphdriver");
    expect(info.address).toBe(real.host);

    // 20.10 measures for one at a time, and refuses the others.
    const engines = [engine, connectEngine({ host: real.host }), connectEngine({ host: real.host })];
    const kinds = ["images", "containers", "volumes", "buildCache"] as const;
    const measured = await Promise.all(
      engines.flatMap((one) => kinds.map(async (kind) => (await one.diskUsage(kind)).totalBytes)),
    );
    expect(measured).toEqual(measured.map(() => 0));
    for (const one of engines) one.close();
  },
);
