import { describe, expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { anOutcome, aPlan, aRun, at, begin, finished, HUGE, host, ODD } from "../testing/samples.ts";

onEachBackend("runs", (current) => {
  describe("at their beginning", () => {
    test("come back as they were, running", async () => {
      const { db } = current();
      const { plannedByKind: _, ...given } = await begin(db, "r1", {
        rules: { containers: { stoppedForMs: HUGE }, buildCache: "all", networks: true },
        startedBy: { id: ODD, name: ODD },
        startedFrom: { address: "::1", userAgent: ODD, token: { id: "t1", name: ODD } },
        predictedBytes: HUGE,
        freeBytesBefore: 0,
      });
      const none = { removed: 0, kept: 0, failed: 0, unknown: 0, bytes: 0, error: null };
      const summary = {
        ...given,
        finishedAt: null,
        state: "running",
        kinds: { images: { ...none, planned: 2 }, volumes: { ...none, planned: 1 } },
        done: 0,
        removedBytes: 0,
        reportedBytes: null,
        freeBytesAfter: null,
      };
      expect(await db.runs.find("r1")).toEqual({ ...summary, outcomes: [] });
      expect(await db.runs.running(host.id)).toEqual(summary);
      expect(await db.runs.list({})).toEqual({ runs: [summary], next: null });
    });

    test("keep apart what is not known from nothing", async () => {
      const { db } = current();
      await begin(db, "r1", { predictedBytes: null, freeBytesBefore: null, planned: 0, plannedByKind: {} });
      expect(await db.runs.find("r1")).toMatchObject({
        predictedBytes: null,
        freeBytesBefore: null,
        planned: 0,
        kinds: {},
      });
    });

    test("are one on a host", async () => {
      const { db } = current();
      await begin(db, "r1");
      await expect(begin(db, "r2")).rejects.toMatchObject({
        name: "DomainError",
        code: "cleanup_in_progress",
        subject: "harbour",
      });
      await begin(db, "r3", { host: { id: "other", name: "other" } });
      expect(await db.runs.find("r2")).toBeNull();
      await db.runs.end("r1", finished);
      await db.runs.begin(aRun("r2"));
      expect(await db.runs.running(host.id)).toMatchObject({ id: "r2" });
    });

    test("are one of a plan, on whichever host and whether it has ended or not", async () => {
      const { db } = current();
      await begin(db, "r1", { plan: "p1" });
      const again = { name: "DomainError", code: "plan_already_run", subject: "p1" };
      await expect(db.runs.begin(aRun("r2", { plan: "p1" }))).rejects.toMatchObject(again);
      await db.runs.end("r1", finished);
      await expect(db.runs.begin(aRun("r2", { plan: "p1" }))).rejects.toMatchObject(again);
    });

    test("have a plan", async () => {
      const { db } = current();
      await expect(db.runs.begin(aRun("r1", { plan: "none" }))).rejects.toThrow(/foreign key/i);
      expect(await db.runs.running(host.id)).toBeNull();
    });

    test("are one on a host when many are begun at once", async () => {
      const { db } = current();
      for (let round = 0; round < 10; round++) {
        const ids = Array.from({ length: 16 }, (_, i) => `${round}-${i}`);
        await Promise.all(ids.map((id) => db.plans.add(aPlan(`plan of ${id}`), "e1")));
        const begun = await Promise.allSettled(ids.map((id) => db.runs.begin(aRun(id))));
        const refusals = refusalsOf(begun);
        expect(refusals).toHaveLength(15);
        for (const refusal of refusals) expect(refusal).toMatchObject({ code: "cleanup_in_progress" });
        const running = await db.runs.running(host.id);
        expect(running?.id).toBe(ids[begun.findIndex(({ status }) => status === "fulfilled")]);
        await db.runs.end(running?.id ?? "", finished);
      }
    });

    test("are one of a plan when it is run many times at once", async () => {
      const { db } = current();
      for (let round = 0; round < 10; round++) {
        const plan = `p${round}`;
        await db.plans.add(aPlan(plan), "e1");
        const begun = await Promise.allSettled(
          Array.from({ length: 16 }, (_, i) =>
            db.runs.begin(aRun(`${round}-${i}`, { plan, host: { id: `h${round}-${i}`, name: "h" } })),
          ),
        );
        const refusals = refusalsOf(begun);
        expect(refusals).toHaveLength(15);
        for (const refusal of refusals) expect(refusal).toMatchObject({ code: "plan_already_run" });
      }
    });
  });

  describe("at their end", () => {
    const error = { code: "timed_out", message: ODD, advice: "", params: { detail: ODD } } as const;

    test("keep how they ended, and why a kind could not be gone on with, also one without outcomes", async () => {
      const { db } = current();
      await begin(db, "r1");
      await db.runs.end("r1", {
        state: "partly",
        finishedAt: at(2),
        errors: { volumes: error, buildCache: error },
        reportedBytes: HUGE,
        freeBytesAfter: HUGE,
      });
      expect(await db.runs.find("r1")).toMatchObject({
        state: "partly",
        finishedAt: at(2),
        kinds: {
          images: { planned: 2, error: null },
          volumes: { planned: 1, removed: 0, bytes: 0, error },
          buildCache: { planned: 0, error },
        },
        reportedBytes: HUGE,
        freeBytesAfter: HUGE,
      });
      expect(await db.runs.running(host.id)).toBeNull();
    });

    test("are told afterwards what is free, and not before", async () => {
      const { db } = current();
      await begin(db, "r1");
      await db.runs.settle("r1", 1);
      expect((await db.runs.find("r1"))?.freeBytesAfter).toBeNull();
      await db.runs.end("r1", finished);
      const ended = await db.runs.find("r1");
      await db.runs.settle("r1", HUGE);
      expect(await db.runs.find("r1")).toEqual({ ...ended, freeBytesAfter: HUGE });
    });

    test("end once", async () => {
      const { db } = current();
      await begin(db, "r1");
      await db.runs.end("r1", { ...finished, state: "interrupted" });
      const ended = await db.runs.find("r1");
      await db.runs.end("r1", { ...finished, finishedAt: at(99), errors: { images: error } });
      expect(await db.runs.find("r1")).toEqual(ended);
      expect(ended?.state).toBe("interrupted");
    });
  });

  describe("that somebody asked to end", () => {
    test("tell whoever carries them out with the next sign of life, and no other run", async () => {
      const { db } = current();
      await begin(db, "r1");
      expect(await db.runs.beat("r1", at(2))).toEqual({ askedToEnd: false });
      expect(await db.runs.askToEnd("r1", at(3))).toBe(true);
      expect(await db.runs.beat("r1", at(4))).toEqual({ askedToEnd: true });
      expect(await db.runs.record("r1", [anOutcome("images/a")], [])).toEqual({ askedToEnd: true });
      await db.runs.end("r1", finished);
      await begin(db, "r2");
      expect(await db.runs.beat("r2", at(5))).toEqual({ askedToEnd: false });
    });

    test("are no longer running, or never were there", async () => {
      const { db } = current();
      await begin(db, "r1");
      await db.runs.end("r1", finished);
      expect(await db.runs.askToEnd("r1", at(3))).toBe(false);
      expect(await db.runs.askToEnd("r9", at(3))).toBe(false);
    });
  });

  describe("whose server is gone", () => {
    test("are those without a beat since the given instant", async () => {
      const { db } = current();
      await begin(db, "r1", { startedAt: at(1) });
      expect(await db.runs.stale(at(1))).toEqual([]);
      expect(await db.runs.stale(at(2))).toEqual([await db.runs.find("r1")]);
      await db.runs.beat("r1", at(5));
      expect(await db.runs.stale(at(5))).toEqual([]);
      expect(await db.runs.stale(at(6))).toMatchObject([{ id: "r1" }]);
    });

    test("are not revived by a beat that comes late", async () => {
      const { db } = current();
      await begin(db, "r1", { startedAt: at(5) });
      await db.runs.beat("r1", at(1));
      expect(await db.runs.stale(at(5))).toEqual([]);
    });

    test("are not those that have ended", async () => {
      const { db } = current();
      await begin(db, "r1");
      await db.runs.end("r1", finished);
      await db.runs.beat("r1", at(1));
      expect(await db.runs.stale(at(100))).toEqual([]);
      expect(await db.runs.find("r1")).toMatchObject({ state: "finished" });
    });
  });
});

const refusalsOf = (results: PromiseSettledResult<void>[]): unknown[] =>
  results.flatMap((result): unknown[] => (result.status === "rejected" ? [result.reason] : []));
