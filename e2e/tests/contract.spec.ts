import type { RouterOutputs } from "@dunnage/api";
import { administrator } from "../fixtures/dunnage.ts";
import { expect, test } from "../fixtures/test.ts";

// What the contract tells, field by field, against the screen and the engine. Every field is named: one that is renamed or added keeps
// this file from compiling until somebody has thought of it here.

type Nothing = Record<string, never>;
const recently = (instant: string | null) => Math.abs(Date.now() - Date.parse(instant ?? "")) < 120_000;

test("the host's panel shows what dockerSystem.info tells", async ({ console: page, client, engine }) => {
  const {
    host,
    address,
    engine: daemon,
    machine,
    storage,
    runtime,
    swarm,
    containers,
    warnings,
    readAt,
    ...rest
  } = await client.dockerSystem.info.query();
  const { kind, version, apiVersion, minApiVersion, commit, builtAt, ...daemonRest } = daemon;
  const { name, operatingSystem, osType, architecture, kernelVersion, cpus, memoryBytes, ...machineRest } =
    machine;
  const { driver, imageStore, rootFolder, totalBytes, freeBytes, ...storageRest } = storage;
  const { defaultRuntime, cgroupDriver, cgroupVersion, securityOptions, ...runtimeRest } = runtime;
  const { state, nodeId, manager, ...swarmRest } = swarm;
  const { total, running, ...containersRest } = containers;
  const complete: Nothing[] = [
    rest,
    daemonRest,
    machineRest,
    storageRest,
    runtimeRest,
    swarmRest,
    containersRest,
  ];
  expect(complete.flatMap(Object.keys)).toEqual([]);

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(host.name);
  const panel = page.getByRole("region", { name: "Host" });
  const words = [
    address,
    version,
    apiVersion,
    minApiVersion,
    commit?.slice(0, 12),
    name,
    operatingSystem,
    osType,
  ];
  words.push(
    architecture,
    kernelVersion,
    String(cpus),
    driver,
    rootFolder,
    defaultRuntime,
    cgroupDriver,
    state,
  );
  for (const word of words) await expect(panel).toContainText(word ?? "not to be found");
  await expect(panel).toContainText(`v${cgroupVersion}`);
  await expect(panel).toContainText(new Date(builtAt ?? "").getFullYear().toString());
  await expect(panel).toContainText(`${((memoryBytes ?? 0) / 2 ** 30).toPrecision(3)} GiB`);
  for (const option of securityOptions)
    await expect(panel).toContainText(/name=(\w+)/.exec(option)?.[1] ?? option);
  for (const warning of warnings) await expect(panel).toContainText(warning);
  expect({ kind, imageStore, nodeId, manager }).toEqual({
    kind: "docker",
    imageStore: "graphdriver",
    nodeId: null,
    manager: false,
  });
  expect([total, running]).toEqual([
    (await engine.docker(["ps", "-aq"])).split("\n").filter(Boolean).length,
    (await engine.docker(["ps", "-q", "--filter", "status=running"])).split("\n").filter(Boolean).length,
  ]);
  expect(address).toBe(engine.host);
  expect(host.id).toBe("local");
  expect(totalBytes).toBeGreaterThan(freeBytes ?? Number.POSITIVE_INFINITY);
  expect(recently(readAt)).toBe(true);
});

test("the numbers' panels show what dockerSystem.stats tells", async ({ console: page, client }) => {
  await client.dockerSystem.stats.query({ refresh: true });
  const { host, totalImages, totalContainers, runningContainers, totalRegistries, ...more } =
    await client.dockerSystem.stats.query();
  const { totalComposeProjects, countedAt, diskUsage, reclaimable, ...others } = more;
  const { unusedNamedVolumesBytes, measuredAt, measurements, ...rest } = others;
  const complete: Nothing = rest;
  expect(complete).toEqual({});

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(host.name);
  const objects = page.getByRole("region", { name: "Objects" });
  const counts = [totalContainers, totalImages, totalComposeProjects, totalRegistries].map(String);
  await expect(objects.locator("data")).toHaveCount(counts.length);
  expect(
    await objects.locator("data").evaluateAll((all) => all.map((one) => one.getAttribute("value"))),
  ).toEqual(counts);
  await expect(objects).toContainText(`${runningContainers} running`);

  const disk = page.getByRole("region", { name: "Disk usage" });
  const { images, containers, volumes, buildCache, ...kindRest } = diskUsage;
  const noOtherKind: Nothing = kindRest;
  expect(noOtherKind).toEqual({});
  const sum = (images ?? 0) + (containers ?? 0) + (volumes ?? 0) + (buildCache ?? 0);
  await expect(
    disk
      .getByRole("row", { name: /^Total/ })
      .locator("data")
      .first(),
  ).toHaveAttribute("value", String(sum));
  for (const bytes of [...Object.values(reclaimable), unusedNamedVolumesBytes]) {
    await expect(disk.locator(`data[value="${bytes}"]`).first()).toBeVisible();
  }
  expect([countedAt, measuredAt].map(recently)).toEqual([true, true]);
  for (const measurement of Object.values(measurements)) {
    const { measuredAt: at, tookMs, measuring, error } = measurement;
    expect([recently(at), typeof tookMs, measuring, error]).toEqual([true, "number", measuring, null]);
  }
});

test("who is signed in, and a registry that comes and goes", async ({ console: page, client }) => {
  const { user, token, startedAt, expiresAt, hosts, ...rest } = await client.session.current.query();
  const complete: Nothing = rest;
  expect(complete).toEqual({});
  expect(user).toEqual({ id: user.id, email: administrator.email, name: user.name, role: "administrator" });
  expect(token).toBeNull();
  expect(Date.parse(expiresAt ?? "")).toBeGreaterThan(Date.parse(startedAt));
  expect(hosts.map(({ id }) => id)).toEqual(["local"]);

  const asked = { name: "Mine", url: "https://registry.example.com" };
  const { id, name, url, createdAt }: RouterOutputs["registries"]["add"] =
    await client.registries.add.mutate(asked);
  expect({ name, url }).toEqual(asked);
  expect(recently(createdAt)).toBe(true);
  await page.goto("/");
  const registries = page.getByRole("region", { name: "Objects" }).locator("data").last();
  await expect(registries).toHaveAttribute("value", "1");
  await client.registries.remove.mutate({ id });
  await page.reload();
  await expect(registries).toHaveAttribute("value", "0");
});
