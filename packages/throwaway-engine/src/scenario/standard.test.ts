import { execFileSync } from "node:child_process";
import { describe, expect, test, vi } from "vitest";
import { startEngine } from "../start-engine.ts";
import { testEngines } from "../test-engines.ts";
import { makeContainer } from "./container.ts";
import { makeImage } from "./image.ts";
import { type StandardScenario, standardScenario } from "./standard.ts";

vi.setConfig({ testTimeout: 120_000 }); // engines take their time on a loaded machine

type Row = Record<string, string>;

describe.each(testEngines)("$title", ({ options }) => {
  test("what the docker CLI says is in an engine filled with the standard scenario", async () => {
    await using engine = await startEngine(options);
    const made = await standardScenario(engine);
    const rows = (...args: string[]) => engine.dockerJson<Row>(args);
    const { containers, images, networks, volumes } = made;

    const listed = await rows("ps", "--all", "--size", "--no-trunc");
    expect(listed.map(({ ID, Names, State }) => `${ID} ${Names} ${State}`).toSorted()).toEqual(
      Object.values(containers)
        .map(({ id, name, state }) => `${id} ${name} ${state}`)
        .toSorted(),
    );
    if (engine.store === "overlay2") {
      for (const { name, writtenBytes } of Object.values(containers)) {
        const size = listed.find(({ Names }) => Names === name)?.["Size"];
        expect(size).toContain(`${writtenBytes === 0 ? "0B" : `${writtenBytes / 1000}kB`} (`);
      }
    }

    const imageRows = await rows("image", "ls", "--no-trunc");
    expect(imageRows.map(({ ID, Repository, Tag }) => `${ID} ${Repository}:${Tag}`).toSorted()).toEqual(
      [...imageLines(images), `${await idOf(made.base)} ${made.base}`].toSorted(),
    );
    expect(await layersOf("shop/web:1")).toEqual([
      ...(await layersOf("shop/runtime:1")),
      expect.anything(),
      expect.anything(),
    ]);

    const anonymous = Object.values(containers).flatMap(({ anonymousVolumes }) => anonymousVolumes);
    const allVolumes = [...Object.values(volumes), ...anonymous];
    expect(await names("volume")).toEqual(allVolumes.map(({ name }) => name).toSorted());
    for (const { name, bytes } of allVolumes) {
      const folder = (await engine.docker(["volume", "inspect", "-f", "{{.Mountpoint}}", name])).trim();
      const [measured] = execFileSync("find", [folder, "-type", "f", "-printf", "%s"], {
        encoding: "utf8",
      }).split("\n");
      expect(Number(measured), name).toBe(bytes);
    }
    expect(await names("volume", "--filter", "dangling=true")).toEqual(
      [volumes.unused, volumes.anonymous, volumes.kept].map(({ name }) => name).toSorted(),
    );

    expect(await names("network", "--filter", "type=custom")).toEqual(
      Object.values(networks)
        .map(({ name }) => name)
        .toSorted(),
    );

    expect(
      await engine.docker(["ps", "-aq", "--no-trunc", "--filter", "label=com.docker.compose.project=blog"]),
    ).toBe(`${containers.created.id}\n${containers.paused.id}\n`);
    const kept = await Promise.all(
      ["image", "volume", "network"].map((kind) =>
        engine.docker([kind, "ls", "-q", "--filter", "label=dunnage.keep=true"]),
      ),
    );
    expect(kept.every((lines) => lines.trim().split("\n").length === 1)).toBe(true);

    const [usage] = await engine.dockerJson<{ BuildCache: Row[] }>(["system", "df", "-v"]);
    const cached = usage?.BuildCache.filter(({ ID = "" }) => made.buildCache.ids.includes(ID)) ?? [];
    expect(cached).toHaveLength(made.buildCache.ids.length);
    expect(cached.map(({ CacheType }) => CacheType)).toContain("exec.cachemount");

    async function names(kind: string, ...filters: string[]): Promise<string[]> {
      return (await rows(kind, "ls", ...filters)).map(({ Name = "" }) => Name).toSorted();
    }
    async function idOf(image: string): Promise<string> {
      return (await engine.docker(["image", "inspect", "-f", "{{.Id}}", image])).trim();
    }
    async function layersOf(image: string): Promise<unknown[]> {
      const [inspected] = await engine.dockerJson<{ RootFS: { Layers: string[] } }>([
        "image",
        "inspect",
        image,
      ]);
      return inspected?.RootFS.Layers ?? [];
    }
  });

  test("a crash-looping container, and a classic build with its intermediate images", async () => {
    await using engine = await startEngine(options);
    const { name } = await makeContainer(engine, { state: "restarting" });
    expect(await engine.docker(["inspect", "-f", "{{.RestartCount}}", name])).not.toBe("0\n");
    const built = await makeImage(engine, {
      builder: "classic",
      tags: ["classic:1"],
      layerBytes: [10_000, 20_000],
    });
    const count = async (...args: string[]) =>
      (await engine.docker(["image", "ls", "-q", ...args])).trim().split("\n").length;
    expect(await count("--all")).toBe(3);
    expect(await engine.docker(["image", "inspect", "-f", "{{.Id}}", "classic:1"])).toBe(`${built.id}\n`);
  });
});

function imageLines(images: StandardScenario["images"]): string[] {
  return Object.values(images).flatMap(({ id, tags }) =>
    (tags.length === 0 ? ["<none>:<none>"] : tags).map((tag) => `${id} ${tag}`),
  );
}
