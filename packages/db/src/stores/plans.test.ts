import { describe, expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { anItem, aPlan, at, begin, HUGE, ODD } from "../testing/samples.ts";

onEachBackend("plans", (current) => {
  test("come back as they were, whatever is in them", async () => {
    const { db } = current();
    const { needs: _needs, frees: _frees, references: _references, ...spared } = anItem("kept");
    const plan = aPlan("p1", {
      items: [anItem(ODD), anItem("unknown", { bytes: null, certainty: "unknown", names: [] })],
      kept: [{ ...spared, reason: { code: "protected", params: { why: ODD, who: "\0", protection: "" } } }],
      totals: { containers: { count: 2, bytes: HUGE, unknown: 1 } },
      total: { count: 2, bytes: HUGE, unknown: 1 },
      warnings: [{ code: "named_volumes", params: { count: "7" } }],
    });
    await db.plans.add(plan, "an engine");
    expect(await db.plans.find("p1")).toEqual({ plan, run: null, engine: "an engine" });
  });

  test("that nobody made are not found", async () => {
    expect(await current().db.plans.find("p1")).toBeNull();
  });

  test("tell which run carries them out", async () => {
    const { db } = current();
    await begin(db, "r1", { plan: "p1" });
    expect(await db.plans.find("p1")).toMatchObject({ run: "r1" });
  });

  test("may have 5,000 objects", async () => {
    const { db } = current();
    const items = Array.from({ length: 5000 }, (_, i) =>
      anItem(`${i}-${"0".repeat(64)}`, {
        labels: Object.fromEntries([1, 2, 3].map((n) => [`label${n}`, ODD])),
      }),
    );
    const plan = aPlan("large", { items });
    expect(JSON.stringify(plan).length).toBeGreaterThan(3_000_000);
    await db.plans.add(plan, "an engine");
    expect(await db.plans.find("large")).toEqual({ plan, run: null, engine: "an engine" });
  });

  describe("that have expired", () => {
    test("are forgotten at the given instant, and not before", async () => {
      const { db } = current();
      await db.plans.add(aPlan("older", { expiresAt: at(14) }), "e1");
      await db.plans.add(aPlan("newer", { expiresAt: at(15) }), "e1");
      await db.plans.deleteUnused(at(15));
      expect(await db.plans.find("older")).toBeNull();
      expect(await db.plans.find("newer")).not.toBeNull();
    });

    test("are kept for good where a run carries them out", async () => {
      const { db } = current();
      await begin(db, "r1", { plan: "p1" });
      await db.plans.deleteUnused(at(10_000));
      expect(await db.plans.find("p1")).toMatchObject({ plan: { id: "p1" }, run: "r1" });
    });
  });
});
