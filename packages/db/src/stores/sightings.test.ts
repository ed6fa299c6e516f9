import type { Sighting } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at, ODD } from "../testing/samples.ts";

const sighting: Sighting = { kind: "images", id: "sha256:1", firstSeenAt: at(5), lastUsedAt: null };

onEachBackend("sightings", (current) => {
  const sorted = async (host: string) =>
    (await current().db.sightings.of(host)).toSorted((a, b) => (a.kind + a.id < b.kind + b.id ? -1 : 1));

  test("come back as they were, by host", async () => {
    const { db } = current();
    const odd: Sighting = { kind: "volumes", id: ODD, firstSeenAt: at(1), lastUsedAt: at(2) };
    await db.sightings.record("local", [sighting, odd]);
    await db.sightings.record("other", [{ ...sighting, firstSeenAt: at(9) }]);
    expect(await sorted("local")).toEqual([sighting, odd]);
    expect(await sorted("other")).toEqual([{ ...sighting, firstSeenAt: at(9) }]);
    expect(await sorted("nowhere")).toEqual([]);
  });

  describe("of one object", () => {
    const seen: [string, Partial<Sighting>, Partial<Sighting>][] = [
      ["seen again", { firstSeenAt: at(7) }, {}],
      ["seen earlier after all", { firstSeenAt: at(3) }, { firstSeenAt: at(3) }],
      ["used", { lastUsedAt: at(6) }, { lastUsedAt: at(6) }],
    ];
    test.each(seen)("%s", async (_what, later, known) => {
      const { db } = current();
      await db.sightings.record("local", [sighting]);
      await db.sightings.record("local", [{ ...sighting, ...later }]);
      expect(await sorted("local")).toEqual([{ ...sighting, ...known }]);
    });

    test("keep the latest use", async () => {
      const { db } = current();
      for (const lastUsedAt of [at(6), at(8), at(7), null]) {
        await db.sightings.record("local", [{ ...sighting, lastUsedAt }]);
      }
      expect(await sorted("local")).toEqual([{ ...sighting, lastUsedAt: at(8) }]);
    });

    test("that come twice in one go are taken together", async () => {
      const { db } = current();
      const twice = [
        { ...sighting, lastUsedAt: at(9) },
        { ...sighting, firstSeenAt: at(2) },
      ];
      await db.sightings.record("local", twice);
      expect(await sorted("local")).toEqual([{ ...sighting, firstSeenAt: at(2), lastUsedAt: at(9) }]);
    });

    test("of another kind with the same id are another's", async () => {
      const { db } = current();
      const volume: Sighting = { ...sighting, kind: "volumes", firstSeenAt: at(1) };
      await db.sightings.record("local", [sighting, volume]);
      expect(await sorted("local")).toEqual([sighting, volume]);
    });
  });

  test("are forgotten where their objects are gone", async () => {
    const { db } = current();
    const volume: Sighting = { ...sighting, kind: "volumes" };
    const other: Sighting = { ...sighting, id: "sha256:2" };
    await db.sightings.record("local", [sighting, volume, other]);
    await db.sightings.record("other", [sighting]);
    await db.sightings.forget("local", [sighting, { kind: "networks", id: "sha256:2" }]);
    expect(await sorted("local")).toEqual([other, volume]);
    expect(await sorted("other")).toEqual([sighting]);
  });

  test("of nothing are no trouble", async () => {
    const { db } = current();
    await db.sightings.record("local", []);
    await db.sightings.forget("local", []);
    expect(await sorted("local")).toEqual([]);
  });

  const many = Array.from({ length: 5000 }, (_, i): Sighting => ({ ...sighting, id: `${i}` }));

  test("5,000 are recorded, and recorded again: more than a statement takes variables", async () => {
    const { db } = current();
    for (const lastUsedAt of [null, null, at(9)]) {
      await db.sightings.record(
        "a",
        many.map((each) => ({ ...each, lastUsedAt })),
      );
    }
    const known = await db.sightings.of("a");
    expect(known).toHaveLength(5000);
    expect(known.every(({ lastUsedAt }) => lastUsedAt === at(9))).toBe(true);
    await db.sightings.forget("a", many.slice(1));
    expect(await db.sightings.of("a")).toHaveLength(1);
  });

  test("recorded by several at once, in whatever order, are all kept", async () => {
    const { db } = current();
    const orders = [many, many.toReversed(), many.toSorted((a, b) => (a.id < b.id ? -1 : 1))];
    await Promise.all(
      orders.map((order, i) =>
        db.sightings.record(
          "local",
          order.map((each) => ({ ...each, lastUsedAt: at(i) })),
        ),
      ),
    );
    const known = await db.sightings.of("local");
    expect(known).toHaveLength(5000);
    expect(known.every(({ lastUsedAt }) => lastUsedAt === at(2))).toBe(true);
  });
});
