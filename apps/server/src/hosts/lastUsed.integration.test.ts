import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  makeContainer,
  makeImage,
  makeNetwork,
  makeVolume,
  startEngine,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage } from "../../test/dunnage.ts";

let engine: ThrowawayEngine;
let dataDir: string;
beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  dataDir = await mkdtemp(join(tmpdir(), "dunnage-last-used-"));
});
afterAll(async () => {
  await engine?.[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

const anInstant: unknown = expect.any(String);
const soon = { timeout: 15_000 };

async function startOn() {
  const dunnage = await startTestDunnage({ DOCKER_HOST: engine.host }, { dataDir });
  const { client } = await dunnage.signIn();
  const usage = (input: { refresh?: boolean; known?: boolean } = { refresh: true }) =>
    client.dockerSystem.usage.query(input);
  const lastUsed = async (keys: string[]) => {
    const { objects } = await usage();
    return keys.map((key) => objects.find((object) => object.key === key)?.lastUsedAt);
  };
  return { usage, lastUsed, [Symbol.asyncDispose]: () => dunnage[Symbol.asyncDispose]() };
}

test("usage tells when each object was last in use, as it was seen, after a restart too", async () => {
  const [image, idleImage] = [
    await makeImage(engine, { tags: ["app:1"], layerBytes: [10] }),
    await makeImage(engine, { tags: ["idle:1"], layerBytes: [20] }),
  ];
  for (const name of ["data", "idle"]) await makeVolume(engine, { name });
  const network = await makeNetwork(engine, { name: "shop" });
  const app = await makeContainer(engine, { image: "app:1", volumes: ["data"], networks: ["shop"] });
  const used = [`images/${image.id}`, "volumes/data", `networks/${network.id}`];
  const container = `containers/${app.id}`;
  const idle = [`images/${idleImage.id}`, "volumes/idle"];

  let told: (string | null | undefined)[];
  let stoppedAfter: string;
  {
    await using dunnage = await startOn();
    await expect.poll(() => dunnage.lastUsed(used), soon).toEqual([anInstant, anInstant, anInstant]);
    // What runs has not been used up to some moment.
    expect(await dunnage.lastUsed([container, ...idle])).toEqual([null, null, null]);

    stoppedAfter = new Date().toISOString();
    await engine.docker(["stop", "--time", "0", app.id]);
    const whenStopped = async () =>
      (await dunnage.lastUsed([container, ...used])).map((at) => (at ?? "") > stoppedAfter);
    await expect.poll(whenStopped, soon).toEqual([true, true, true, true]);
    told = await dunnage.lastUsed([container, ...used]);
    expect(told.every((at) => (at ?? "") <= new Date().toISOString())).toBe(true);
    expect((await dunnage.usage()).watchedSince < stoppedAfter).toBe(true);
  }
  await using dunnage = await startOn();
  expect(await dunnage.lastUsed([container, ...used, ...idle])).toEqual([...told, null, null]);
  expect((await dunnage.usage()).watchedSince < stoppedAfter).toBe(true);
});

test("an event makes the last reading count as old, one of a network that was given to a container too", async () => {
  await using dunnage = await startOn();
  const { id } = await makeNetwork(engine, { name: "late" });
  const { id: guest } = await makeContainer(engine, { image: "app:1", networks: ["shop"] });
  const known = () => dunnage.usage({ known: true });
  const holders = async () => {
    const { objects, outdated } = await known();
    return { outdated, heldBy: objects.find((object) => object.key === `networks/${id}`)?.heldBy };
  };
  // From then on, as long as nothing is heard to happen, the reading serves for longer than this waits.
  await expect.poll(holders, soon).toEqual({ outdated: false, heldBy: [] });
  await engine.docker(["network", "connect", "late", guest]);
  await expect.poll(holders, soon).toEqual({ outdated: false, heldBy: [`containers/${guest}`] });
});
