import { makeImage, makeVolume, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage } from "../../test/dunnage.ts";

let engine: ThrowawayEngine;
let dunnage: TestDunnage;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

test("what a job has used between the plan and its run stays, though the job is gone", async () => {
  const { client } = await dunnage.signIn();
  for (const name of ["filled", "untouched"]) await makeVolume(engine, { name });
  for (const tag of ["job:1", "idle:1"]) await makeImage(engine, { tags: [tag], layerBytes: [tag.length] });
  const plan = await client.dockerSystem.preview.mutate({ volumes: "unused", images: "unused" });

  await engine.docker(["run", "--rm", "-v", "filled:/data", "job:1", "sh", "-c", "echo new > /data/x"]);
  const { outcomes } = await client.dockerSystem.cleanup.mutate({ plan: plan.id, wait: true });
  const fates = outcomes.map(({ names, outcome, reason }) => [names[0], outcome, reason]);
  expect(fates).toEqual(
    expect.arrayContaining([
      ["filled", "kept", "changed"],
      ["untouched", "removed", null],
      ["job:1", "kept", "changed"],
      ["idle:1", "removed", null],
    ]),
  );
  expect((await engine.docker(["volume", "ls", "-q"])).trim()).toBe("filled");

  // A plan that is made now knows of it, and takes both.
  const next = await client.dockerSystem.preview.mutate({ volumes: "unused", images: "unused" });
  const after = await client.dockerSystem.cleanup.mutate({ plan: next.id, wait: true });
  const taken = after.outcomes.filter(({ outcome }) => outcome === "removed").map(({ names }) => names[0]);
  expect(taken).toEqual(expect.arrayContaining(["filled", "job:1"]));
});
