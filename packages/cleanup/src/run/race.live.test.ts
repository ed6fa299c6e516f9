import type { Engine, Protection, Rules } from "@dunnage/api";
import { connectEngine } from "@dunnage/docker";
import {
  baseImage,
  makeContainer,
  podman,
  startEngine,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { planFor } from "../../test/cleanUp.ts";
import { keysOn, namesOn, tagsOn } from "../../test/host.ts";
import { interrupted } from "../../test/interrupted.ts";
import { protection } from "../../test/inventory.ts";
import { everything } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";

// What others do on a live host between a plan and its run, and in the middle of a run.

const six = ["a", "b", "c", "d", "e", "f"].map((letter) => `${letter}${letter}`);

describe.each([...testEngines, podman])("$title", ({ options }) => {
  let host: ThrowawayEngine;
  let engine: ReturnType<typeof connectEngine>;
  let predefined = 0; // networks

  beforeAll(async () => {
    host = await startEngine(options);
    engine = connectEngine({ host: host.host });
    await makeContainer(host, { name: "holds-the-base" });
    predefined = (await namesOn(host, "network")).length;
  });
  afterAll(async () => {
    engine.close();
    await host[Symbol.asyncDispose]();
  });
  afterEach(async () => {
    const others = (await namesOn(host, "container")).filter((name) => name !== "holds-the-base");
    if (others.length > 0) await host.docker(["rm", "-f", ...others]);
    await host.docker(["network", "prune", "-f"]);
    if (host.kind === "docker") await host.docker(["image", "prune", "-af"]);
    else await removeOtherImages();
    const volumes = await namesOn(host, "volume");
    if (volumes.length > 0) await host.docker(["volume", "rm", ...volumes]);
  });

  /** Podman refuses what the docker CLI asks for when it prunes, and leaves some when it is asked otherwise. */
  async function removeOtherImages() {
    const { body: all } = await host.request<{ Id: string; RepoTags: string[] | null }[]>(
      "GET",
      "/images/json?all=1",
    );
    for (const { Id, RepoTags } of all) {
      if (!RepoTags?.some((tag) => tag.endsWith(baseImage)))
        await host.request("DELETE", `/images/${Id}?force=1`);
    }
  }

  interface Meanwhile {
    /** When the plan has been made and nothing else. */
    between?: () => Promise<unknown>;
    /** Just before the first of these is asked for. */
    before?: [keyof Engine, () => Promise<unknown>];
    protections?: Protection[];
    atOnce?: number;
  }

  async function clean(rules: Rules, { between, before, protections = [], atOnce = 16 }: Meanwhile) {
    const plan = await planFor(engine, rules);
    await between?.();
    const watched = before ? interrupted(engine, ...before) : engine;
    const more = { protections: async () => protections, atOnce };
    const { outcomes, defects } = await run(watched, plan, more);
    expect(defects).toEqual([]);
    return outcomes.map(({ outcome, reason }) => [outcome, reason].filter(Boolean).join(" "));
  }

  const times = (count: number, fate: string) => Array.from({ length: count }, () => fate);
  const make = async (...args: string[]) => {
    for (const name of six) await host.docker(args.map((arg) => (arg === "NAME" ? name : arg)));
  };
  /** Podman prints an image's id without it. */
  const withAlgorithm = (id: string) => `sha256:${id.trim().replace("sha256:", "")}`;
  /** Dangling ones. */
  const commit = async (names: string[]) => {
    const ids: string[] = [];
    for (const name of names)
      ids.push(withAlgorithm(await host.docker(["commit", "-m", name, "holds-the-base"])));
    return ids;
  };

  describe("between the plan and its run", () => {
    test("containers that were started stay, those that have stopped again too", async () => {
      await make("create", "--name", "NAME", baseImage, "sleep", "1000");
      await host.docker(["create", "--name", "quick", baseImage, "true"]);
      await host.docker(["start", "--attach", "quick"]);
      const between = async () => {
        await host.docker(["start", ...six.slice(1)]);
        await host.docker(["kill", six[5] ?? ""]);
        await host.docker(["start", "--attach", "quick"]);
      };
      const told = await clean({ containers: true }, { between });
      expect(told.toSorted()).toEqual([...times(6, "kept changed"), "removed"]);
      expect(await namesOn(host, "container")).toEqual([...six.slice(1), "holds-the-base", "quick"]);
    });

    test("volumes that a container mounts stay, and those made anew under their name", async () => {
      await make("volume", "create", "NAME");
      const [first = "", second = ""] = six;
      const madeAt = async () =>
        (await host.dockerJson<{ CreatedAt: string }>(["volume", "inspect", second]))[0]?.CreatedAt;
      const before = await madeAt();
      const between = async () => {
        await host.docker(["create", "-v", `${first}:/v`, baseImage, "true"]);
        // The engine tells in whole seconds when a volume was made.
        const anew = async () => {
          await host.docker(["volume", "rm", second]);
          await host.docker(["volume", "create", second]);
          return madeAt();
        };
        await expect.poll(anew, { timeout: 5000, interval: 200 }).not.toBe(before);
      };
      const told = await clean({ volumes: "unused" }, { between });
      expect(told.toSorted()).toEqual([...times(2, "kept changed"), ...times(4, "removed")]);
      expect(await namesOn(host, "volume")).toEqual([first, second]);
    });

    test("networks that a container is connected to stay, whether it runs or not", async () => {
      await make("network", "create", "NAME");
      const [first = "", second = ""] = six;
      const between = async () => {
        await host.docker(["create", "--network", first, baseImage, "true"]);
        await host.docker(["network", "connect", second, "holds-the-base"]);
      };
      const told = await clean({ networks: true }, { between });
      await host.docker(["network", "disconnect", second, "holds-the-base"]);
      expect(told.toSorted()).toEqual([...times(2, "kept changed"), ...times(4, "removed")]);
      expect(await namesOn(host, "network")).toEqual(expect.arrayContaining([first, second]));
      expect(await namesOn(host, "network")).toHaveLength(predefined + 2);
    });

    test("images that were tagged, run from or built on stay", async () => {
      const [tagged = "", runFrom = "", built = "", ...others] = await commit(six);
      const between = async () => {
        await host.docker(["tag", tagged, "saved:1"]);
        await host.docker(["create", "--name", "runs", runFrom, "true"]);
        await host.docker(["create", "--name", "builder", built, "true"]);
        await host.docker(["commit", "builder", "child:1"]);
        await host.docker(["rm", "builder"]);
      };
      const told = await clean({ images: "dangling" }, { between });
      const there = await keysOn(host);
      expect(there).toEqual(expect.arrayContaining([tagged, runFrom].map((id) => `images/${id}`)));
      expect(there.filter((key) => others.some((id) => key.endsWith(id)))).toEqual([]);
      expect(told.filter((fate) => fate === "removed").length).toBeLessThanOrEqual(4);
      // containerd's store keeps no parent of a commit, and needs none.
      if (options.store !== "containerd") {
        expect(told.toSorted()).toEqual([...times(3, "kept changed"), ...times(3, "removed")]);
        const all = await host.docker(["image", "ls", "-aq", "--no-trunc"]);
        expect(all).toContain(built);
      }
    });

    test("an image that has become the newest of its repository stays", async () => {
      const listed = async (tag: string) =>
        (await engine.images()).find(({ tags }) => tags.some((name) => name.endsWith(tag)))?.createdAt ?? "";
      for (const [number, before] of [[1], [2, "app:1"], [3, "app:2"]] as const) {
        // Engines list in whole seconds when an image was made.
        const later = async () => {
          await host.docker(["commit", "holds-the-base", `app:${number}`]);
          return listed(`app:${number}`);
        };
        await expect.poll(later, { timeout: 5000, interval: 200 }).not.toBe(before && (await listed(before)));
      }
      const between = () => host.docker(["rmi", "app:3"]);
      const told = await clean({ images: { which: "unused", keepNewest: 1 } }, { between });
      expect(told.filter((fate) => fate === "kept changed")).toHaveLength(1);
      expect((await tagsOn(host)).filter((tag) => tag.includes("app:"))).toEqual([
        expect.stringContaining("app:2"),
      ]);
    });

    test("what was protected stays, of every kind; what was made is not spoken of", async () => {
      await host.docker(["network", "create", "net"]);
      await host.docker(["volume", "create", "data"]);
      await host.docker(["commit", "holds-the-base", "app:1"]);
      await host.docker(["create", "--name", "web", baseImage, "true"]);
      const protections = ["net", "data", "app", "web"].map((value) => protection({ value }));
      const between = async () => {
        await host.docker(["network", "create", "new"]);
        await host.docker(["volume", "create", "new"]);
        await host.docker(["commit", "holds-the-base", "new:1"]);
        await host.docker(["create", "--name", "new", baseImage, "true"]);
      };
      const rules = { ...everything, buildCache: false };
      expect(await clean(rules, { between, protections })).toEqual(times(4, "kept protected"));
      expect(await namesOn(host, "container")).toEqual(["holds-the-base", "new", "web"]);
      expect(await namesOn(host, "volume")).toEqual(["data", "new"]);
      expect(await namesOn(host, "network")).toEqual(expect.arrayContaining(["net", "new"]));
      expect(await tagsOn(host)).toEqual(["app:1", "new:1", baseImage].toSorted());
    });

    test("what others removed is already gone", async () => {
      await make("volume", "create", "NAME");
      await make("network", "create", "NAME");
      await make("create", "--name", "NAME", baseImage, "true");
      const [id = ""] = await commit(["dangling"]);
      const between = async () => {
        await host.docker(["rm", ...six]);
        await host.docker(["network", "rm", ...six]);
        await host.docker(["volume", "rm", ...six]);
        await host.docker(["image", "rm", id]);
      };
      const rules = { ...everything, buildCache: false };
      expect(await clean(rules, { between })).toEqual(times(19, "kept already_gone"));
    });
  });

  describe("in the middle of a run", () => {
    test("containers that are started stay, those under way too", async () => {
      await make("create", "--name", "NAME", baseImage, "sleep", "1000");
      const start = () => host.docker(["start", ...six]);
      const told = await clean({ containers: true }, { before: ["removeContainer", start], atOnce: 3 });
      expect(told.toSorted()).toEqual([...times(3, "kept changed"), ...times(3, "kept in_use")]);
      expect(await namesOn(host, "container")).toEqual([...six, "holds-the-base"]);
    });

    test("volumes that a container is made with stay, those under way too; so do new ones", async () => {
      await make("volume", "create", "NAME");
      const use = async () => {
        const mounts = six.flatMap((name) => ["-v", `${name}:/${name}`]);
        await host.docker(["create", ...mounts, "-v", "/anonymous", baseImage, "true"]);
        await host.docker(["volume", "create", "new"]);
      };
      const told = await clean({ volumes: "unused" }, { before: ["removeVolume", use], atOnce: 3 });
      expect(told).toHaveLength(6);
      expect(new Set(told)).toEqual(new Set(["kept in_use", "kept changed"]));
      expect(await namesOn(host, "volume")).toEqual(expect.arrayContaining([...six, "new"]));
    });

    test("networks that a container is given stay, though it does not run, and the engine would not mind", async () => {
      await make("network", "create", "NAME");
      const use = async () => {
        await make("create", "--network", "NAME", baseImage, "true");
        await host.docker(["network", "create", "new"]);
      };
      const told = await clean({ networks: true }, { before: ["removeNetwork", use], atOnce: 1 });
      expect(told).toEqual(["removed", ...times(5, "kept changed")]);
      const names = await namesOn(host, "network");
      expect(names.filter((name) => six.includes(name))).toHaveLength(5);
      expect(names).toContain("new");
    });

    test("dangling images that get a name stay", async () => {
      const ids = await commit(six);
      const tag = async () => {
        for (const [index, id] of ids.entries()) await host.docker(["tag", id, `named/${index}:1`]);
        await commit(["new"]);
      };
      const told = await clean({ images: "dangling" }, { before: ["removeImage", tag], atOnce: 1 });
      expect(told.slice(1)).toEqual(times(5, "kept changed"));
      const there = await keysOn(host);
      expect(ids.filter((id) => there.includes(`images/${id}`)).length).toBeGreaterThanOrEqual(5);
    });

    test("an image that takes over a name stays, and the one that lost it goes", async () => {
      for (const tag of ["moved/one:1", "moved/two:1"])
        await host.docker(["commit", "-m", tag, "holds-the-base", tag]);
      const before = await keysOn(host);
      const move = async () => {
        for (const tag of ["moved/one:1", "moved/two:1"])
          await host.docker(["commit", "holds-the-base", tag]);
      };
      const told = await clean({ images: "unused" }, { before: ["removeImage", move], atOnce: 1 });
      expect(told).toEqual(["removed", "removed"]);
      expect(await tagsOn(host)).toEqual(["moved/one:1", "moved/two:1", baseImage].toSorted());
      expect((await keysOn(host)).filter((key) => !before.includes(key))).toHaveLength(2);
    });
  });
});
