import { expect, test } from "vitest";
import { type Seen, Sightings } from "./sightings.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const volume = (id: string, used = false): Seen => ({ key: `volumes/${id}`, kind: "volumes", id, used });

test("an object is first seen once, and used as often as something that runs uses it", () => {
  const sightings = new Sightings([], at(0));
  sightings.saw([volume("a")], at(1));
  sightings.saw([volume("a", true)], at(2));
  sightings.saw([volume("a")], at(3));
  expect(sightings.byKey.get("volumes/a")).toMatchObject({ firstSeenAt: at(1), lastUsedAt: at(2) });
});

test("a use that is told late does not undo a later one", () => {
  const sightings = new Sightings([], at(0));
  sightings.saw([volume("a", true)], at(5));
  sightings.saw([volume("a", true)], at(4));
  expect(sightings.byKey.get("volumes/a")?.lastUsedAt).toBe(at(5));
});

test("what was kept counts on, and tells since when the host is watched", () => {
  const kept = { kind: "volumes" as const, id: "a", firstSeenAt: at(1), lastUsedAt: at(3) };
  const sightings = new Sightings([{ ...kept, id: "b", firstSeenAt: at(2) }, kept], at(9));
  expect(sightings.watchedSince).toBe(at(1));
  sightings.saw([volume("a")], at(10));
  expect(sightings.byKey.get("volumes/a")).toEqual(kept);
  expect(new Sightings([], at(9)).watchedSince).toBe(at(9));
});

test("only what is new is written", () => {
  const sightings = new Sightings([], at(0));
  sightings.saw([volume("a", true), volume("b")], at(1));
  expect(sightings.takeUnwritten().sightings.map(({ id }) => id)).toEqual(["a", "b"]);
  sightings.saw([volume("a", true), volume("b")], at(2));
  expect(sightings.takeUnwritten().sightings).toMatchObject([{ id: "a", lastUsedAt: at(2) }]);
  expect(sightings.takeUnwritten()).toEqual({ forgotten: [], sightings: [] });
});

test("what could not be written is kept for the next time", () => {
  const sightings = new Sightings([], at(0));
  sightings.saw([volume("a"), volume("b")], at(1));
  sightings.keepOnly([volume("b")]);
  const taken = sightings.takeUnwritten();
  sightings.giveBack(taken);
  expect(sightings.takeUnwritten()).toEqual(taken);
  expect(taken).toMatchObject({ forgotten: [{ id: "a" }], sightings: [{ id: "b" }] });
});

test("what went and came again is new, in the database too", () => {
  const old = { kind: "volumes" as const, id: "a", firstSeenAt: at(0), lastUsedAt: at(0) };
  const sightings = new Sightings([old], at(0));
  sightings.keepOnly([]);
  sightings.saw([volume("a")], at(7));
  expect(sightings.takeUnwritten()).toEqual({
    forgotten: [{ kind: "volumes", id: "a" }],
    sightings: [{ kind: "volumes", id: "a", firstSeenAt: at(7), lastUsedAt: null }],
  });
});
