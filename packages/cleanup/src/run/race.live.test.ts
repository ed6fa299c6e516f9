import type { Engine, Rules } from "@dunnage/api";
import { connectEngine } from "@dunnage/docker";
import {
  baseImage,
  makeContainer,
  startEngine,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { keysOn, namesOn, tagsOn } from "../../test/host.ts";
import { runCleanup } from "./runCleanup.ts";

// What others do on a live host between the reading of its lists and the first removal.

/** Does `work` just before the first removal is asked for. */
function interrupted(engine: Engine, method: keyof Engine, work: () => Promise<unknown>): Engine {
  let done: Promise<unknown> | null = null;
  return new Proxy(engine, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return async (...args: unknown[]): Promise<unknown> => {
        if (name === method) done ??= work();
        if (name === method) await done;
        return Reflect.apply(value, target, args);
      };
    },
  });
}

const six = ["a", "b", "c", "d", "e", "f"].map((letter) => `${letter}${letter}`);
const rest = (names: string[]) => expect(names.length).toBe(5);

describe.each(testEngines)("$title", ({ options }) => {
  let host: ThrowawayEngine;
  let engine: ReturnType<typeof connectEngine>;

  beforeAll(async () => {
    host = await startEngine(options);
    engine = connectEngine({ host: host.host });
    await makeContainer(host, { name: "holds-the-base" });
  });
  afterAll(async () => {
    engine.close();
    await host[Symbol.asyncDispose]();
  });
  afterEach(async () => {
    const others = (await namesOn(host, "container")).filter((name) => name !== "holds-the-base");
    if (others.length > 0) await host.docker(["rm", "-f", ...others]);
  });

  async function clean(rules: Rules, method: keyof Engine, work: () => Promise<unknown>, atOnce?: number) {
    const run = { engine: interrupted(engine, method, work), rules, ...(atOnce && { atOnce }) };
    const { outcomes } = await runCleanup(run);
    return outcomes.map(({ outcome, reason }) => [outcome, reason].filter(Boolean).join(" "));
  }

  test("containers that are started stay, those under way too", async () => {
    for (const name of six) await host.docker(["create", "--name", name, baseImage, "sleep", "1000"]);
    const start = () => host.docker(["start", ...six]);
    const told = await clean({ containers: true }, "removeContainer", start);
    expect(new Set(told)).toEqual(new Set(["kept in_use", "kept changed"]));
    expect(await namesOn(host, "container")).toEqual([...six, "holds-the-base"]);
  });

  test("volumes that a container is made with stay, those under way too; so do new ones", async () => {
    for (const name of six) await host.docker(["volume", "create", name]);
    const use = async () => {
      const mounts = six.flatMap((name) => ["-v", `${name}:/${name}`]);
      await host.docker(["create", ...mounts, "-v", "/anonymous", baseImage, "true"]);
      await host.docker(["volume", "create", "new"]);
    };
    const told = await clean({ volumes: "unused" }, "removeVolume", use);
    expect(told).toHaveLength(6);
    expect(new Set(told)).toEqual(new Set(["kept in_use", "kept changed"]));
    expect(await namesOn(host, "volume")).toEqual(expect.arrayContaining([...six, "new"]));
  });

  test("networks that a container is given stay, though it does not run, and the engine would not mind", async () => {
    for (const name of six) await host.docker(["network", "create", name]);
    const use = async () => {
      for (const name of six) await host.docker(["create", "--network", name, baseImage, "true"]);
      await host.docker(["network", "create", "new"]);
    };
    expect(await clean({ networks: true }, "removeNetwork", use, 1)).toEqual([
      "removed",
      ...Array.from({ length: 5 }, () => "kept changed"),
    ]);
    const names = await namesOn(host, "network");
    rest(names.filter((name) => six.includes(name)));
    expect(names).toContain("new");
  });

  test("dangling images that get a name stay", async () => {
    const ids: string[] = [];
    for (const name of six) ids.push((await host.docker(["commit", "-m", name, "holds-the-base"])).trim());
    const tag = async () => {
      for (const [index, id] of ids.entries()) await host.docker(["tag", id, `named/${index}:1`]);
      await host.docker(["commit", "-m", "new", "holds-the-base"]);
    };
    const told = await clean({ images: "dangling" }, "removeImage", tag, 1);
    expect(told.slice(1)).toEqual(Array.from({ length: 5 }, () => "kept changed"));
    const there = await keysOn(host);
    rest(ids.filter((id) => there.includes(`images/${id}`)));
  });

  test("an image that takes over a name stays, and the one that lost it goes", async () => {
    await host.docker(["image", "prune", "-af"]);
    for (const tag of ["moved/one:1", "moved/two:1"])
      await host.docker(["commit", "-m", tag, "holds-the-base", tag]);
    const before = await keysOn(host);
    const move = async () => {
      for (const tag of ["moved/one:1", "moved/two:1"]) await host.docker(["commit", "holds-the-base", tag]);
    };
    const told = await clean({ images: "unused" }, "removeImage", move, 1);
    expect(told).toEqual(["removed", "removed"]);
    expect(await tagsOn(host)).toEqual(["moved/one:1", "moved/two:1", baseImage].toSorted());
    expect((await keysOn(host)).filter((key) => !before.includes(key))).toHaveLength(2);
  });
});

test("an engine that dies in the middle: what went is told, what is not known is told, and nothing else went", async () => {
  await using host = await startEngine();
  await makeContainer(host, { name: "holds-the-base" });
  for (const name of six) {
    await host.docker(["create", "--name", name, baseImage, "true"]);
    await host.docker(["volume", "create", name]);
  }
  const engine = connectEngine({ host: host.host });
  let removals = 0;
  const dying = new Proxy(engine, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return async (...args: unknown[]): Promise<unknown> => {
        if (name === "removeContainer" && ++removals === 3) await host.kill();
        return Reflect.apply(value, target, args);
      };
    },
  });
  const result = await runCleanup({
    engine: dying,
    rules: { containers: true, volumes: "unused", networks: true, images: "unused", buildCache: true },
    atOnce: 1,
  });
  engine.close();
  expect(result.outcomes.map(({ outcome }) => outcome)).toEqual([
    "removed",
    "removed",
    ...six.slice(2).map(() => "failed"),
  ]);
  const [, , underWay, ...others] = result.outcomes.map(({ message }) => message);
  expect(underWay).toMatch(/^It is not known whether it went: /);
  expect(new Set(others.map((message) => message?.split(":")[0]))).toEqual(new Set(["Not tried"]));
  expect(Object.values(result.kinds).map(({ error }) => error?.code)).toEqual(
    Array.from({ length: 5 }, () => "unreachable"),
  );
  expect(result.state).toBe("partly");

  await host.start();
  const failed = result.outcomes.filter(({ outcome }) => outcome === "failed").flatMap(({ names }) => names);
  expect(await namesOn(host, "container")).toEqual([...failed, "holds-the-base"].toSorted());
  expect(await namesOn(host, "volume")).toEqual(six);
});
