import { Instant } from "@dunnage/api/schemas";
import { describe, expect, it } from "vitest";
import { engines, eventsOf } from "../testing/recordings.ts";
import { Event } from "./events.ts";

const kindOf: Record<string, string | null> = {
  container: "containers",
  image: "images",
  volume: "volumes",
  network: "networks",
  builder: null,
};

interface Recorded {
  Type: string;
  Action: string;
  Actor: { ID: string; Attributes: Record<string, string> };
  time: number;
}

describe.each(engines)("%s", (engine) => {
  const recorded = eventsOf(engine) as Recorded[];

  it("is understood in every event", () => {
    expect(recorded.length).toBeGreaterThan(90);
    for (const event of recorded) {
      const { kind, action, id, containerId, at } = Event.parse(event);
      const said = engine.startsWith("podman") ? event.Action.replace(/^remove$/, "destroy") : event.Action;
      expect([kind, action, containerId]).toEqual([kindOf[event.Type], said, null]);
      expect(Math.floor(Date.parse(at) / 1000)).toBe(event.time);
      expect(Instant.parse(at)).toBe(at);
      expect(id).toContain(event.Actor.ID);
    }
  });

  it("names what it happened to as the lists do", () => {
    const events = recorded.map((event) => Event.parse(event));
    const made = (kind: string) => events.filter((event) => event.kind === kind && event.id !== "");
    for (const { id } of made("containers")) expect(id).toMatch(/^[0-9a-f]{64}$/);
    for (const { id } of made("networks")) expect(id).toMatch(/^[0-9a-f]{64}$/);
    for (const { id } of made("images")) expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(made("volumes").map(({ id, action }) => `${action} ${id}`)).toContain("create del-v");
    const unnamed = events.filter(({ id }) => id === "");
    expect(unnamed.filter(({ action }) => action !== "prune")).toEqual([]);
  });
});

const event = {
  Type: "container",
  Action: "start",
  Actor: { ID: "c1", Attributes: {} },
  time: 1_795_363_367,
};

it("takes nanoseconds where there are some, and any way to write a type", () => {
  expect(Event.parse({ ...event, timeNano: 1_795_363_367_595_584_000 }).at).toBe("2026-11-22T16:02:47.595Z");
  expect(Event.parse(event).at).toBe("2026-11-22T16:02:47.000Z");
  expect(Event.parse({ ...event, Type: "Container" }).kind).toBe("containers");
  expect(Event.parse({ ...event, Type: "constructor" }).kind).toBeNull();
});

it.each([
  ["volume", "mount", { ID: "data", Attributes: { container: "c1", driver: "local" } }, "data", "c1"],
  ["volume", "create", { ID: "data", Attributes: { driver: "local" } }, "data", null],
  ["volume", "remove", { ID: "", Attributes: { name: "data", image: "" } }, "data", null],
  [
    "network",
    "connect",
    { ID: "n1", Attributes: { container: "c1", name: "web", type: "bridge" } },
    "n1",
    "c1",
  ],
  ["network", "connect", { ID: "c1", Attributes: { network: "web", name: "box" } }, "web", "c1"],
  ["network", "create", { ID: "n1", Attributes: { network: "web", name: "" } }, "n1", null],
  ["container", "start", { ID: "c1", Attributes: { container: "a label", name: "box" } }, "c1", null],
  ["image", "pull", { ID: "busybox:latest", Attributes: {} }, "busybox:latest", null],
  ["builder", "prune", { ID: "", Attributes: null }, "", null],
  ["plugin", "enable", { Attributes: {} }, "", null],
])("tells whom a %s's %s is about", (Type, Action, Actor, id, containerId) => {
  expect(Event.parse({ ...event, Type, Action, Actor })).toMatchObject({ id, containerId });
});

it.each([
  { ...event, time: undefined },
  { ...event, time: -1 },
  { ...event, time: 1e20 },
  { ...event, Type: 1 },
  { ...event, Action: undefined },
  { ...event, Actor: undefined },
  { status: "start", id: "c1" },
  {},
])("does not take %j for an event", (json) => {
  expect(Event.safeParse(json).success).toBe(false);
});
