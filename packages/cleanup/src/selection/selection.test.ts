import { describe, expect, test } from "vitest";
import { container, idOf, image, keep, network, volume } from "../../test/objects.ts";
import { selectContainers } from "./containers.ts";
import { referencesOf, selectImages } from "./images.ts";
import { selectNetworks } from "./networks.ts";
import type { Selection } from "./selection.ts";
import { selectVolumes } from "./volumes.ts";

/** Names of what goes, and of what stays with why. */
function read<T>({ take, spare }: Selection<T>, nameOf: (object: T) => string | undefined) {
  return {
    take: take.map(nameOf),
    spare: spare.map(({ object, reason }) => `${nameOf(object)}: ${reason}`),
  };
}

const day = 24 * 60 * 60 * 1000;
const now = Date.parse("2026-06-30T12:00:00.000Z");
const ago = (ms: number) => new Date(now - ms).toISOString();

describe("containers", () => {
  const states = [
    "created",
    "running",
    "paused",
    "restarting",
    "removing",
    "exited",
    "dead",
    "unknown",
  ] as const;

  test("take what is created, exited or dead, but for what its label keeps", () => {
    const containers = states.flatMap((state) => [
      container(state, { state }),
      container(`${state} kept`, { state, labels: keep }),
    ]);
    const selection = selectContainers(true, containers, () => null, now);
    expect(read(selection, ({ names }) => names[0])).toEqual({
      take: ["created", "exited", "dead"],
      spare: ["created kept: label_keep", "exited kept: label_keep", "dead kept: label_keep"],
    });
  });

  test("that have been stopped for a time: by when they stopped, or were made if they never ran", () => {
    const containers = [
      container("made long ago, stopped just now", { createdAt: ago(9 * day), finishedAt: ago(day / 24) }),
      container("stopped to the millisecond", { finishedAt: ago(7 * day) }),
      container("a millisecond short", { finishedAt: ago(7 * day - 1) }),
      container("never ran", { state: "created", createdAt: ago(8 * day), finishedAt: null }),
      container("never ran, new", { state: "created", createdAt: ago(day), finishedAt: null }),
      container("kept", { finishedAt: ago(9 * day), labels: keep }),
      container("kept, but not spoken of", { finishedAt: ago(day), labels: keep }),
      container("nobody knows when", { createdAt: ago(9 * day), finishedAt: null }),
      container("unreadable"),
      container("running", { state: "running", finishedAt: ago(9 * day) }),
    ];
    const detailsOf = (id: string) =>
      containers.find((one) => one.id === id && !one.names.includes("unreadable")) ?? null;
    const selection = selectContainers({ stoppedForMs: 7 * day }, containers, detailsOf, now);
    expect(read(selection, ({ names }) => names[0])).toEqual({
      take: ["stopped to the millisecond", "never ran"],
      spare: ["kept: label_keep", "nobody knows when: unknown", "unreadable: unknown"],
    });
  });

  test("a clock that is behind the engine's takes nothing", () => {
    const selection = selectContainers({ stoppedForMs: 0 }, [container("a")], () => container("a"), 0);
    expect(selection).toEqual({ take: [], spare: [] });
  });
});

describe("volumes", () => {
  const volumes = [
    volume("anonymous", { anonymous: true }),
    volume("named"),
    volume("held"),
    volume("held anonymous", { anonymous: true }),
    volume("with options", { options: { type: "nfs" }, anonymous: true }),
    volume("of a plugin", { driver: "rexray", anonymous: true }),
    volume("of a cluster", { scope: "global", anonymous: true }),
    volume("kept", { labels: keep }),
    volume("kept anonymous", { labels: keep, anonymous: true }),
    volume("held kept", { labels: keep }),
  ];
  const containers = [
    container("created", { state: "created", volumes: ["held", "held anonymous", "held kept"] }),
  ];

  test("anonymous: never one with a name", () => {
    expect(read(selectVolumes("anonymous", volumes, containers), ({ name }) => name)).toEqual({
      take: ["anonymous"],
      spare: ["kept anonymous: label_keep"],
    });
  });

  test("unused: those with a name too", () => {
    expect(read(selectVolumes("unused", volumes, containers), ({ name }) => name)).toEqual({
      take: ["anonymous", "named"],
      spare: ["kept: label_keep", "kept anonymous: label_keep"],
    });
  });
});

test("networks: custom ones of this host that no container names, in whatever state", () => {
  const networks = [
    network("unused"),
    network("kept", { labels: keep }),
    network("bridge", { predefined: true }),
    network("ingress", { ingress: true }),
    network("template", { configOnly: true }),
    network("overlay", { scope: "swarm" }),
    network("of a stopped one"),
    network("of a created one"),
    network("of a running one, by id"),
  ];
  const byId = networks.at(-1)?.id ?? "";
  const containers = [
    container("a", { networks: [{ name: "of a stopped one", id: "what it was once" }] }),
    container("b", { state: "created", networks: [{ name: "of a created one", id: null }] }),
    container("c", { state: "running", networks: [{ name: "another name", id: byId }] }),
  ];
  expect(read(selectNetworks(networks, containers), ({ name }) => name)).toEqual({
    take: ["unused"],
    spare: ["kept: label_keep"],
  });
});

describe("images", () => {
  const parent = image("parent", { tags: [] });
  const images = [
    image("used"),
    image("unused"),
    image("kept", { labels: keep }),
    image("dangling", { tags: [], parentId: idOf("unused") }),
    image("dangling kept", { tags: [], labels: keep }),
    image("dangling used", { tags: [] }),
    image("pulled over", { tags: [], digests: [`pulled@${idOf("manifest")}`] }),
    parent,
    image("child", { parentId: parent.id.slice(7) }),
  ];
  const used = new Set([idOf("used"), idOf("dangling used")]);
  const nameOf = ({ id }: { id: string }) =>
    images
      .find((one) => one.id === id)
      ?.layers.layers.at(-1)
      ?.chainId.slice(9);

  test("dangling: untagged, in no use, and nothing built on them", () => {
    expect(read(selectImages("dangling", images, used, "graphdriver"), nameOf)).toEqual({
      take: ["dangling", "pulled over"],
      spare: ["dangling kept: label_keep"],
    });
  });

  test("dangling, on containerd's store: a digest without a tag is a name that somebody asked for", () => {
    expect(read(selectImages("dangling", images, used, "containerd"), nameOf)).toEqual({
      take: ["dangling"],
      spare: ["dangling kept: label_keep"],
    });
  });

  test.each(["graphdriver", "containerd", "podman"] as const)(
    "unused, on %s: all that is in no use",
    (store) => {
      expect(read(selectImages("unused", images, used, store), nameOf)).toEqual({
        take: ["unused", "dangling", "pulled over", "child"],
        spare: ["kept: label_keep", "dangling kept: label_keep"],
      });
    },
  );

  test("younger ones first, so that a child goes before its parent", () => {
    const old = image("old", { createdAt: "2026-01-01T00:00:00.000Z" });
    const young = image("young", { createdAt: "2026-02-01T00:00:00.000Z" });
    expect(selectImages("unused", [old, young], new Set(), "graphdriver").take).toEqual([young, old]);
  });

  test.each([
    ["tags", ["a:1", "a:2", "host:5000/b:1"], [], ["a:1", "a:2", "host:5000/b:1"]],
    [
      "no digest of a repository that has a tag",
      ["host:5000/a:1"],
      ["host:5000/a@sha256:1"],
      ["host:5000/a:1"],
    ],
    ["digests of a repository without one", ["a:1"], ["b@sha256:1"], ["a:1", "b@sha256:1"]],
    ["a digest among the tags", ["a@sha256:1"], ["a@sha256:1"], ["a@sha256:1"]],
    ["nothing", [], [], []],
  ])("are taken apart by %s", (_, tags, digests, expected) => {
    expect(referencesOf(image("a", { tags, digests }))).toEqual(expected);
  });
});
