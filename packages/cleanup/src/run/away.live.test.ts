import { connectEngine } from "@dunnage/docker";
import { baseImage, makeContainer, startEngine } from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { planFor } from "../../test/cleanUp.ts";
import { namesOn } from "../../test/host.ts";
import { interrupted } from "../../test/interrupted.ts";
import { everything } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";

// A live engine that goes away in the middle of a run.

const six = ["aa", "bb", "cc", "dd", "ee", "ff"];

test("an engine that dies in the middle: what went is told, what is not known is told, and nothing else went", {
  timeout: 90_000,
}, async () => {
  await using host = await startEngine();
  await makeContainer(host, { name: "holds-the-base" });
  for (const name of six) {
    await host.docker(["create", "--name", name, baseImage, "true"]);
    await host.docker(["volume", "create", name]);
  }
  const engine = connectEngine({ host: host.host });
  const plan = await planFor(engine, everything);
  const dying = interrupted(engine, "removeContainer", () => host.kill(), 3);
  const { outcomes, errors } = await run(dying, plan, { atOnce: 1 });
  engine.close();
  const containers = outcomes.filter(({ kind }) => kind === "containers");
  expect(containers.map(({ outcome }) => outcome)).toEqual([
    "removed",
    "removed",
    "unknown",
    ...six.slice(3).map(() => "failed"),
  ]);
  expect(containers[2]?.message).toMatch(/^It is not known whether it went: /);
  const others = outcomes.slice(3);
  expect(others).toHaveLength(plan.items.length - 3);
  for (const { outcome, message } of others)
    expect([outcome, message]).toEqual(["failed", expect.stringMatching(/^Not tried: /)]);
  const kinds = new Set(plan.items.map(({ kind }) => kind));
  expect(Object.keys(errors).toSorted()).toEqual([...kinds].toSorted());
  for (const error of Object.values(errors)) expect(error.code).toBe("unreachable");

  await host.start();
  const left = containers.filter(({ outcome }) => outcome !== "removed").flatMap(({ names }) => names);
  expect(await namesOn(host, "container")).toEqual([...left, "holds-the-base"].toSorted());
  expect(await namesOn(host, "volume")).toEqual(six);
});

test("an engine that hangs in the middle is waited for once a kind, as long as a cheap answer may take", {
  timeout: 90_000,
}, async () => {
  await using host = await startEngine();
  await makeContainer(host, { name: "holds-the-base" });
  for (const name of six) {
    await host.docker(["create", "--name", name, baseImage, "true"]);
    await host.docker(["volume", "create", name]);
  }
  const engine = connectEngine({ host: host.host });
  const plan = await planFor(engine, { containers: true, volumes: "unused" });
  const hanging = interrupted(engine, "containerDetails", () => host.pause(), 3);
  // One at a time, so that nothing is under way when it falls silent.
  const { outcomes, errors } = await run(hanging, plan, { atOnce: 1 });
  engine.close();
  await host.resume();
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
    ...Array.from({ length: 10 }, () => "failed"),
    ...Array.from({ length: 2 }, () => "removed"),
  ]);
  for (const { outcome, message } of outcomes)
    if (outcome === "failed") expect(message).toMatch(/^Not tried: .* did not answer in time/);
  expect(errors).toMatchObject({ containers: { code: "timed_out" }, volumes: { code: "timed_out" } });
  expect(await namesOn(host, "container")).toHaveLength(5);
  expect(await namesOn(host, "volume")).toEqual(six);
});
