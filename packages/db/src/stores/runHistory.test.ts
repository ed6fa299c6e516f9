import type { RunListInput } from "@dunnage/api";
import { beforeEach, describe, expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { anOutcome, at, begin, finished } from "../testing/samples.ts";

onEachBackend("the history of runs", (current) => {
  const listed = async (input: RunListInput) =>
    (await current().db.runs.list(input)).runs.map(({ id }) => id).join(" ");

  /** Begins and ends runs, one a minute. */
  const make = async (ids: string[], from = 0) => {
    const { db } = current();
    for (const [i, id] of ids.entries()) {
      await begin(db, id, { startedAt: at(from + i) });
      await db.runs.end(id, finished);
    }
  };

  describe("in pages", () => {
    test("is told newest first, and of those that started together each once", async () => {
      const { db } = current();
      await make(["a"], 2);
      await make(["b"], 1);
      await make(["c"], 2);
      await make(["d"], 2);
      expect(await listed({})).toBe("d c a b");
      let cursor: string | undefined;
      const pages: string[][] = [];
      do {
        const page = await db.runs.list({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
        pages.push(page.runs.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(pages).toEqual([["d"], ["c"], ["a"], ["b"]]);
    });

    test("has no next page after one that is just full", async () => {
      await make(["a", "b"]);
      expect(await current().db.runs.list({ limit: 2 })).toMatchObject({ runs: [{}, {}], next: null });
    });

    test("goes on where it was when new runs arrive", async () => {
      const { db } = current();
      await make(["a", "b", "c", "d"]);
      const first = await db.runs.list({ limit: 2 });
      expect(first.runs.map(({ id }) => id)).toEqual(["d", "c"]);
      await make(["e", "f"], 10);
      expect(await listed({ limit: 2, cursor: first.next ?? "" })).toBe("b a");
    });

    test("has 50 on a page where nobody says how many", async () => {
      const ids = Array.from({ length: 51 }, (_, i) => `r${i}`);
      await make(ids);
      const { runs, next } = await current().db.runs.list({});
      expect(runs).toHaveLength(50);
      expect(await listed({ cursor: next ?? "" })).toBe("r0");
    });

    test.each(["", "_", "nonsense", "2026-01-01T00:00:00.000Z", "x_\0", "'; drop table runs; --_a"])(
      "ends at a cursor that is none: %j",
      async (cursor) => {
        await make(["a"]);
        expect(await current().db.runs.list({ cursor })).toEqual({ runs: [], next: null });
      },
    );
  });

  test("is told by host and state, also in pages", async () => {
    const { db } = current();
    const other = { id: "other", name: "harbour" };
    await make(["a", "b"]);
    await begin(db, "c", { startedAt: at(3) });
    await begin(db, "d", { startedAt: at(4), host: other });
    expect(await listed({ host: "local" })).toBe("c b a");
    expect(await listed({ host: "other" })).toBe("d");
    expect(await listed({ host: "harbour" })).toBe("");
    expect(await listed({ state: "running" })).toBe("d c");
    expect(await listed({ state: "finished", host: "local" })).toBe("b a");
    const page = await db.runs.list({ state: "finished", limit: 1 });
    expect(await listed({ state: "finished", limit: 1, cursor: page.next ?? "" })).toBe("a");
  });

  test("has the counts of each run on the page", async () => {
    const { db } = current();
    await make(["a", "b", "c"]);
    await db.runs.record("a", [anOutcome("images/1")], []);
    await db.runs.record("c", [anOutcome("images/1"), anOutcome("images/2")], []);
    const { runs } = await db.runs.list({});
    expect(runs.map(({ id, done, removedBytes }) => [id, done, removedBytes])).toEqual([
      ["c", 2, 20],
      ["b", 0, 0],
      ["a", 1, 10],
    ]);
  });

  describe("is searched", () => {
    beforeEach(async () => {
      const { db } = current();
      await make(["plain"]);
      await begin(db, "run-ABC", { startedAt: at(5), startedBy: { id: "u2", name: "Grace Müller" } });
      const outcomes = [
        anOutcome("containers/4f66ad9a0b2e", { kind: "containers", names: ["Web_1", "100%"] }),
        anOutcome("images/sha256:7d3c", { names: ["Registry.example.com/ÉLAN:v1", "back\\slash"] }),
        anOutcome("volumes/db'data", { kind: "volumes", names: ["db'data"], outcome: "failed" }),
      ];
      await db.runs.record("run-ABC", outcomes, []);
    });

    test.each([
      ["a part of a name", "eb_"],
      ["a name in another case", "wEB_1"],
      ["a name in another case, beyond ASCII", "élan"],
      ["an image by its repository", "registry.EXAMPLE.com/"],
      ["a part of an id", "66AD9A"],
      ["a digest", "sha256:7d3c"],
      ["what was not removed", "db'data"],
      ["who started it", "grace"],
      ["who started it, beyond ASCII", "MÜLL"],
      ["its own id", "run-abc"],
      ["a percent sign", "100%"],
      ["a backslash", "k\\s"],
    ])("by %s", async (_what, search) => {
      expect(await listed({ search })).toBe("run-ABC");
    });

    test.each(["web-1", "_", "%", "0%1", "\\", "web_1\\", "''", "u2", "\0", "web\0", "[w]eb"])(
      "literally: %j",
      async (search) => {
        const found = ["_", "%", "\\"].includes(search) ? "run-ABC" : "";
        expect(await listed({ search })).toBe(found);
      },
    );

    test("not at all by nothing", async () => {
      expect(await listed({ search: "" })).toBe("run-ABC plain");
    });

    test("within host and state, and in pages", async () => {
      expect(await listed({ search: "web", state: "running", host: "local" })).toBe("run-ABC");
      expect(await listed({ search: "web", state: "finished" })).toBe("");
      const { next } = await current().db.runs.list({ search: "ada", limit: 1 });
      expect(next).toBeNull();
    });
  });
});
