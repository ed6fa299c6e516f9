import { describe, expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { anOutcome, aReceipt, at, begin, finished, HUGE, host, ODD } from "../testing/samples.ts";

onEachBackend("outcomes", (current) => {
  test("come back as they were, in the order in which they were recorded", async () => {
    const { db } = current();
    await begin(db, "r1");
    const first = [
      anOutcome("volumes/z", { kind: "volumes", names: [ODD, ""], bytes: HUGE, certainty: "estimate" }),
      anOutcome(`containers/${ODD}`, { kind: "containers", outcome: "kept", reason: "changed", bytes: null }),
    ];
    const second = [
      anOutcome("images/a", { outcome: "failed", message: ODD, bytes: 0, certainty: "unknown" }),
      anOutcome("images/0", { outcome: "unknown", message: "" }),
    ];
    await db.runs.record("r1", first, []);
    await db.runs.record("r1", second, []);
    expect((await db.runs.find("r1"))?.outcomes).toEqual([...first, ...second]);
  });

  test("keep what can be kept of an engine's words that no database takes", async () => {
    const { db } = current();
    await begin(db, "r1");
    await db.runs.record("r1", [anOutcome("images/a", { names: ["\0n"], message: "nul: \0" })], []);
    expect((await db.runs.find("r1"))?.outcomes).toMatchObject([
      { names: ["\0n"], message: "nul: \u{FFFD}" },
    ]);
  });

  test("are what was recorded first, however often it is recorded", async () => {
    const { db } = current();
    await begin(db, "r1");
    const removed = anOutcome("images/a");
    await db.runs.record("r1", [removed, { ...removed, outcome: "failed" }], []);
    const next = anOutcome("images/b");
    await db.runs.record("r1", [{ ...removed, outcome: "kept", reason: "interrupted" }, next], []);
    expect((await db.runs.find("r1"))?.outcomes).toEqual([removed, next]);
  });

  test("that were not known are told later, with how the run ended in that light; what is known stays", async () => {
    const { db } = current();
    const error = { code: "timed_out", message: ODD, advice: ODD, params: {} } as const;
    await begin(db, "r1");
    const known = anOutcome("images/a", { outcome: "kept", reason: "changed" });
    const open = [
      anOutcome("images/b", { outcome: "unknown" }),
      anOutcome("images/c", { outcome: "unknown" }),
    ];
    await db.runs.record("r1", [known, ...open], []);
    expect(await db.runs.unsettled(at(0))).toEqual([]);
    await db.runs.end("r1", { ...finished, state: "failed", finishedAt: at(5), errors: { images: error } });
    expect(await db.runs.unsettled(at(6))).toEqual([]);
    expect(await db.runs.unsettled(at(5))).toEqual([await db.runs.find("r1")]);

    const later = (key: string) => anOutcome(key, { message: "It was gone.", bytes: 7, at: at(9) });
    await db.runs.settleUnknown("r1", [later("images/a"), later("images/b")], "partly");
    const [told] = open;
    expect(await db.runs.find("r1")).toMatchObject({
      state: "partly",
      finishedAt: at(5),
      kinds: { images: { removed: 1, kept: 1, unknown: 1, error } },
      outcomes: [known, { ...told, outcome: "removed", message: "It was gone.", at: at(9) }, open[1]],
    });
    await db.runs.settleUnknown("r1", [later("images/b"), later("images/c")], "partly");
    expect(await db.runs.unsettled(at(0))).toEqual([]);
  });

  test("that are not known though their engine answered are told later, too", async () => {
    const { db } = current();
    await begin(db, "r1");
    await db.runs.record("r1", [anOutcome("images/a", { outcome: "unknown" })], []);
    await db.runs.end("r1", { ...finished, state: "failed", finishedAt: at(5) });
    expect(await db.runs.unsettled(at(5))).toEqual([await db.runs.find("r1")]);
  });

  test("of one run are none of another's", async () => {
    const { db } = current();
    await begin(db, "r1");
    await begin(db, "r2", { host: { id: "other", name: "other" } });
    await db.runs.record("r1", [anOutcome("images/a", { bytes: 1 })], []);
    await db.runs.record("r2", [anOutcome("images/a", { bytes: 2 }), anOutcome("images/b")], []);
    expect(await db.runs.find("r1")).toMatchObject({ done: 1, removedBytes: 1 });
    expect(await db.runs.find("r2")).toMatchObject({ done: 2, removedBytes: 12 });
    expect((await db.runs.list({})).runs.map(({ done }) => done)).toEqual([2, 1]);
    expect(await db.runs.stale(at(9))).toEqual([await db.runs.find("r1"), await db.runs.find("r2")]);
  });

  test("are added with their receipts, or not at all", async () => {
    const { db } = current();
    await begin(db, "r1");
    const circular: Record<string, unknown> = {};
    circular["self"] = circular;
    const receipts = [aReceipt("r1", "containers/a"), aReceipt("r1", "containers/b", { inspect: circular })];
    await expect(db.runs.record("r1", [anOutcome("containers/a")], receipts)).rejects.toThrow(/circular/i);
    expect(await db.runs.find("r1")).toMatchObject({ done: 0, outcomes: [] });
    expect(await db.runs.receipt("r1", "containers/a")).toBeNull();
    expect(await db.runs.stale(at(1))).toHaveLength(1);
  });

  test("of a run that nobody began are refused", async () => {
    const { db } = current();
    await expect(db.runs.record("none", [anOutcome("images/a")], [])).rejects.toThrow(/foreign key/i);
  });

  test("count as a beat, at the latest instant in them", async () => {
    const { db } = current();
    await begin(db, "r1", { startedAt: at(0) });
    await db.runs.record(
      "r1",
      [anOutcome("images/a", { at: at(7) }), anOutcome("images/b", { at: at(3) })],
      [],
    );
    expect(await db.runs.stale(at(7))).toEqual([]);
    expect(await db.runs.stale(at(8))).toHaveLength(1);
    await db.runs.record("r1", [], [aReceipt("r1", "containers/c", { readAt: at(9) })]);
    expect(await db.runs.stale(at(9))).toEqual([]);
    await db.runs.record("r1", [], []);
    expect(await db.runs.stale(at(10))).toHaveLength(1);
  });

  test("are added to a run that was given up meanwhile, which stays ended", async () => {
    const { db } = current();
    await begin(db, "r1");
    await db.runs.end("r1", { ...finished, state: "interrupted" });
    await db.runs.record("r1", [anOutcome("images/a")], []);
    expect(await db.runs.find("r1")).toMatchObject({ state: "interrupted", done: 1 });
  });

  test("recorded by several at once are all there, each once, in an order", async () => {
    const { db } = current();
    await begin(db, "r1");
    const batches = Array.from({ length: 12 }, (_batch, batch) =>
      Array.from({ length: 20 }, (_, i) => anOutcome(`images/${(batch * 10 + i) % 100}`)),
    );
    await Promise.all(batches.map((batch) => db.runs.record("r1", batch, [])));
    const outcomes = (await db.runs.find("r1"))?.outcomes ?? [];
    expect(outcomes).toHaveLength(100);
    expect(new Set(outcomes.map(({ key }) => key)).size).toBe(100);
  });

  test("2,000 at once are recorded: more than a statement takes variables", async () => {
    const { db } = current();
    const outcomes = Array.from({ length: 2000 }, (_, i) =>
      anOutcome(`images/sha256:${i}`, { names: [ODD] }),
    );
    await begin(db, "r1", { host: { id: "r1", name: "r1" } });
    await db.runs.record("r1", outcomes, []);
    expect((await db.runs.find("r1"))?.outcomes).toEqual(outcomes);
    expect(await db.runs.running("r1")).toMatchObject({ done: 2000, removedBytes: 20_000 });
  });

  describe("are counted", () => {
    const both = async () => {
      const { db } = current();
      const { outcomes: _, ...found } = (await db.runs.find("r1")) ?? { outcomes: [] };
      // Counted by the database for lists, and from the outcomes themselves for the run as a whole.
      expect(await db.runs.list({})).toEqual({ runs: [found], next: null });
      expect(await db.runs.running(host.id)).toEqual(found);
      return found;
    };

    test("by kind and by what became of the objects", async () => {
      const { db } = current();
      await begin(db, "r1", { planned: 6, plannedByKind: { images: 5, volumes: 1 } });
      const outcomes = (["removed", "removed", "kept", "failed", "unknown"] as const).map((outcome, i) =>
        anOutcome(`images/${i}`, { outcome, bytes: 100 + i }),
      );
      await db.runs.record("r1", outcomes, []);
      await db.runs.record("r1", [anOutcome("volumes/v", { kind: "volumes", bytes: 7 })], []);
      expect(await both()).toMatchObject({
        planned: 6,
        done: 6,
        removedBytes: 208,
        kinds: {
          images: { planned: 5, removed: 2, kept: 1, failed: 1, unknown: 1, bytes: 201, error: null },
          volumes: { planned: 1, removed: 1, kept: 0, failed: 0, unknown: 0, bytes: 7, error: null },
        },
      });
    });

    test("with bytes that are known in part, not at all, or nothing", async () => {
      const { db } = current();
      await begin(db, "r1");
      await db.runs.record("r1", [anOutcome("images/a", { outcome: "failed", bytes: 5 })], []);
      expect(await both()).toMatchObject({ removedBytes: 0, kinds: { images: { bytes: 0 } } });
      await db.runs.record("r1", [anOutcome("images/b", { bytes: null })], []);
      expect(await both()).toMatchObject({ removedBytes: null, kinds: { images: { bytes: null } } });
      await db.runs.record("r1", [anOutcome("volumes/c", { kind: "volumes", bytes: 0 })], []);
      const part = { removedBytes: 0, kinds: { images: { bytes: null }, volumes: { bytes: 0 } } };
      expect(await both()).toMatchObject(part);
      await db.runs.record("r1", [anOutcome("images/d", { bytes: HUGE })], []);
      expect(await both()).toMatchObject({ removedBytes: HUGE, kinds: { images: { bytes: HUGE } } });
    });

    test("and stay readable where an engine answers nonsense", async () => {
      const { db } = current();
      await begin(db, "r1");
      const nonsense = Array.from({ length: 1100 }, (_, i) => anOutcome(`images/${i}`, { bytes: HUGE }));
      await db.runs.record("r1", nonsense, []);
      expect(await both()).toMatchObject({ removedBytes: HUGE });
    });
  });
});
