import { EngineError } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { ago, day, draft, inventoryOf, planOn, protection, told } from "../../test/inventory.ts";
import { container, idOf, image, keep, network, record, volume, world } from "../../test/objects.ts";

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

describe("containers", () => {
  test("go when they are created, exited or dead, but for what is kept", () => {
    const containers = states.flatMap((state) => [
      container(state, { state }),
      container(`${state} kept`, { state, labels: keep }),
    ]);
    const { goes, stays } = told(
      draft(inventoryOf(world({ containers })), { containers: true }),
      "containers",
    );
    expect(goes).toEqual(["created", "exited", "dead"]);
    expect(stays).toMatchObject({
      running: "running",
      unknown: "running",
      removing: "running",
      "running kept": "running",
      "exited kept": "label_keep",
    });
  });

  test("stopped for a time: by when they stopped, or were made if they never ran", () => {
    const containers = [
      container("made long ago, stopped just now", { createdAt: ago(9 * day), finishedAt: ago(day / 24) }),
      container("stopped to the millisecond", { finishedAt: ago(7 * day) }),
      container("a millisecond short", { finishedAt: ago(7 * day - 1) }),
      container("never ran", { state: "created", createdAt: ago(8 * day), finishedAt: null }),
      container("never ran, new", { state: "created", createdAt: ago(day), finishedAt: null }),
      container("nobody knows when", { createdAt: ago(9 * day), finishedAt: null }),
      container("unreadable", { finishedAt: ago(9 * day) }),
      container("running", { state: "running", finishedAt: ago(9 * day) }),
    ];
    const inventory = inventoryOf(world({ containers }));
    const unreadable = containers.find(({ names }) => names.includes("unreadable"))?.id;
    const stoppedAt = new Map([...inventory.stoppedAt].filter(([id]) => id !== unreadable));
    const plan = draft({ ...inventory, stoppedAt }, { containers: { stoppedForMs: 7 * day } });
    expect(told(plan, "containers")).toEqual({
      goes: ["stopped to the millisecond", "never ran"],
      stays: {
        "made long ago, stopped just now": "too_recent",
        "a millisecond short": "too_recent",
        "never ran, new": "too_recent",
        "nobody knows when": "unknown",
        unreadable: "unknown",
        running: "running",
      },
    });
  });

  test("a clock that is behind the engine's takes nothing", () => {
    const containers = [container("a", { finishedAt: ago(-day) })];
    const plan = draft(inventoryOf(world({ containers })), { containers: { stoppedForMs: 0 } });
    expect(plan.items).toEqual([]);
  });

  test("of an unknown size stay", () => {
    const containers = [container("a", { sizeBytes: null })];
    const { stays } = told(draft(inventoryOf(world({ containers })), { containers: true }), "containers");
    expect(stays).toEqual({ a: "size_unknown" });
  });
});

describe("volumes", () => {
  const volumes = [
    volume("anonymous", { anonymous: true }),
    volume("named"),
    volume("held"),
    volume("held anonymous", { anonymous: true }),
    volume("with options", { options: { type: "nfs" } }),
    volume("of a plugin", { driver: "rexray" }),
    volume("of a cluster", { scope: "global" }),
    volume("kept", { labels: keep }),
    volume("unmeasured", { sizeBytes: null }),
  ].map((one) => ({ ...one, names: [one.name] }));
  const containers = [container("created", { state: "running", volumes: ["held", "held anonymous"] })];
  const inventory = inventoryOf(world({ volumes, containers }));
  const stays = {
    held: "in_use",
    "held anonymous": "in_use",
    "with options": "foreign",
    "of a plugin": "foreign",
    "of a cluster": "foreign",
    kept: "label_keep",
  };
  const byId = (plan: ReturnType<typeof draft>) => ({
    goes: plan.items.filter(({ kind }) => kind === "volumes").map(({ id }) => id),
    stays: Object.fromEntries(
      plan.kept.filter(({ kind }) => kind === "volumes").map(({ id, reason }) => [id, reason.code]),
    ),
  });

  test("anonymous: never one with a name", () => {
    expect(byId(draft(inventory, { volumes: true }))).toEqual({
      goes: ["anonymous"],
      stays: { ...stays, named: "named", unmeasured: "named" },
    });
  });

  test("unused: those with a name too, and a warning says so", () => {
    const plan = draft(inventory, { volumes: "unused" });
    expect(byId(plan)).toEqual({
      goes: ["anonymous", "named"],
      stays: { ...stays, unmeasured: "size_unknown" },
    });
    expect(plan.warnings).toEqual([{ code: "named_volumes", params: { count: "1" } }]);
  });
});

test("networks go when they are custom ones of this host that nothing names which stays", () => {
  const networks = [
    network("unused"),
    network("kept", { labels: keep }),
    network("bridge", { predefined: true }),
    network("ingress", { ingress: true }),
    network("template", { configOnly: true }),
    network("overlay", { scope: "swarm" }),
    network("of a stopped one"),
    network("of a running one, by id"),
  ];
  const containers = [
    container("a", { networks: [{ name: "of a stopped one", id: "what it was once" }] }),
    container("c", { state: "running", networks: [{ name: "another name", id: networks.at(-1)?.id ?? "" }] }),
  ];
  const inventory = inventoryOf(world({ networks, containers }));
  const stays = {
    kept: "label_keep",
    bridge: "predefined",
    ingress: "swarm",
    template: "swarm",
    overlay: "swarm",
    "of a running one, by id": "in_use",
  };
  expect(told(draft(inventory, { networks: true }), "networks")).toEqual({
    goes: ["unused"],
    stays: { ...stays, "of a stopped one": "in_use" },
  });
  expect(told(draft(inventory, { networks: true, containers: true }), "networks")).toEqual({
    goes: ["unused", "of a stopped one"],
    stays,
  });
});

describe("a stopped container frees in the same plan", () => {
  const base = image("base");
  const app = image("app", { from: base });
  const stopped = container("stopped", {
    imageId: app.id,
    volumes: ["data", "cafe"],
    networks: [{ name: "net", id: null }],
    sizeBytes: 7,
  });
  const all = world({
    images: [base, app],
    containers: [stopped, container("up", { state: "running", imageId: base.id })],
    volumes: [volume("data"), volume("cafe", { anonymous: true })],
    networks: [network("net")],
  });
  const rules = { containers: true, images: "unused", volumes: "unused", networks: true } as const;

  test("its image, volumes and network, in order, with what needs and frees what", () => {
    const plan = draft(inventoryOf(all), rules);
    expect(plan.items.map(({ key }) => key)).toEqual([
      `containers/${stopped.id}`,
      `networks/${idOf("network net").slice(7)}`,
      "volumes/data",
      "volumes/cafe",
      `images/${app.id}`,
    ]);
    const [first, ...others] = plan.items;
    for (const item of others) expect(item.needs).toEqual([first?.key]);
    expect(first?.frees).toEqual(others.map(({ key }) => key));
    expect(plan.total).toEqual({ count: 5, bytes: 7 + 2000 + 100, unknown: 0 });
    expect(plan.totals.images).toEqual({ count: 1, bytes: 100, unknown: 0 });
    expect(() => planOn("here", rules, plan)).not.toThrow();
  });

  test("and all of it stays with it, when it is taken out of the plan", () => {
    const plan = draft(inventoryOf(all), rules, { except: [`containers/${stopped.id}`] });
    expect(plan.items).toEqual([]);
    const reasons = plan.kept.map(({ names, id, reason }) => [names[0] ?? id, reason.code, reason.params.by]);
    expect(reasons).toEqual(
      expect.arrayContaining([
        ["stopped", "excepted", undefined],
        ["data", "in_use", "stopped"],
        ["cafe", "in_use", "stopped"],
        ["net", "in_use", "stopped"],
        ["app:1", "in_use", "stopped"],
        ["base:1", "in_use", "up"],
      ]),
    );
  });

  test("but nothing that the rules do not speak of", () => {
    const plan = draft(inventoryOf(all), { containers: true });
    expect(plan.items.map(({ kind }) => kind)).toEqual(["containers"]);
    expect(plan.kept.every(({ reason }) => reason.code !== "in_use" || reason.params.by === "up")).toBe(true);
  });
});

test("Dunnage itself stays, whatever the rules and whatever its state", () => {
  const own = container("dunnage", { imageId: idOf("dunnage") });
  const inventory = inventoryOf(
    world({ containers: [own], images: [image("dunnage")], volumes: [volume("d")] }),
  );
  const keys = [`containers/${own.id}`, `images/${idOf("dunnage")}`, "volumes/d"];
  const plan = draft(
    inventory,
    { containers: true, images: "unused", volumes: "unused" },
    { own: new Set(keys) },
  );
  expect(plan.items).toEqual([]);
  expect(plan.kept.map(({ key, reason }) => [key, reason.code])).toEqual([
    [keys[0], "own"],
    [keys[2], "own"],
    [keys[1], "in_use"],
  ]);
});

test("what a protection names stays, with who said so and why, and so does what it holds", () => {
  const containers = [
    container("shop-web-1", { imageId: idOf("app"), labels: { "com.docker.compose.project": "shop" } }),
    container("job"),
  ];
  const inventory = inventoryOf(world({ containers, images: [image("app"), image("other")] }));
  const protections = [
    protection({ id: "p1", by: "project", value: "shop", why: "still needed" }),
    protection({ id: "p2", by: "name", kind: "images", value: "oth*" }),
    protection({ id: "p3", by: "name", value: "job", host: "elsewhere" }),
  ];
  const plan = draft(inventory, { containers: true, images: "unused" }, { protections });
  expect(told(plan, "containers")).toEqual({ goes: ["job"], stays: { "shop-web-1": "protected" } });
  expect(told(plan, "images").stays).toEqual({ "app:1": "in_use", "other:1": "protected" });
  expect(plan.kept[0]?.reason.params).toEqual({ protection: "p1", why: "still needed", who: "Ada" });
});

test("a kind that could not be measured stays whole, and the plan says so", () => {
  const inventory = inventoryOf(world({ containers: [container("a")], buildCache: [record("r")] }), {
    unread: {
      containers: new EngineError("timed_out", { address: "unix:///s", operation: "measure containers" }),
    },
  });
  const plan = draft(inventory, { containers: true, buildCache: true });
  expect(plan.items.map(({ key }) => key)).toEqual(["buildCache/r"]);
  expect(plan.warnings.map(({ code }) => code)).toEqual(["kind_unread"]);
});

test("a crash-looping container is warned of", () => {
  const inventory = inventoryOf(world({ containers: [container("loop", { state: "restarting" })] }));
  expect(draft(inventory, { containers: true }).warnings).toEqual([
    { code: "crash_looping", params: { name: "loop" } },
  ]);
});
