import { describe, expect, test } from "vitest";
import { openDatabase, sealerOf } from "../index.ts";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { anOutcome, aReceipt, at, begin, HUGE, ODD } from "../testing/samples.ts";

const PASSWORD = "correct-horse-battery-staple";

const inspect = {
  Id: "4f66",
  Name: `/${ODD}`,
  Config: { Env: [`POSTGRES_PASSWORD=${PASSWORD}`, "EMPTY=", "NUL=\0"], Labels: null },
  SizeRw: HUGE,
  half: "\u{D83D}",
};

onEachBackend("receipts", (current) => {
  test("come back as they were", async () => {
    const { db } = current();
    await begin(db, "r1");
    const receipts = [
      aReceipt("r1", "containers/a", { names: [ODD, "\0"], inspect }),
      aReceipt("r1", "containers/b", { names: [], inspect: null, readAt: at(3) }),
      aReceipt("r1", "containers/c", { inspect: "a text" }),
    ];
    await db.runs.record("r1", [], receipts);
    for (const receipt of receipts) {
      expect(await db.runs.receipt("r1", receipt.key)).toEqual(receipt);
    }
  });

  test.each([
    ["r1", "containers/b"],
    ["r2", "containers/a"],
    ["r1", "containers/a\0"],
  ])("that nobody kept are not found: %j %j", async (run, key) => {
    const { db } = current();
    await begin(db, "r1");
    await db.runs.record("r1", [anOutcome("containers/b")], [aReceipt("r1", "containers/a")]);
    expect(await db.runs.receipt(run, key)).toBeNull();
  });

  test("are what was recorded first", async () => {
    const { db } = current();
    await begin(db, "r1");
    const first = aReceipt("r1", "containers/a", { inspect });
    await db.runs.record("r1", [], [first]);
    await db.runs.record("r1", [], [aReceipt("r1", "containers/a", { inspect: null, readAt: at(9) })]);
    expect(await db.runs.receipt("r1", "containers/a")).toEqual(first);
  });

  describe("at rest", () => {
    test("tell nobody what the container's secrets were", async () => {
      const { db, options, backend } = current();
      await begin(db, "r1");
      await db.runs.record("r1", [], [aReceipt("r1", "containers/a", { inspect, names: ["told-openly"] })]);
      const kept = await backend.dump(options);
      expect(kept).toContain("told-openly");
      expect(kept).not.toContain(PASSWORD);
      expect(kept).not.toContain("POSTGRES_PASSWORD");
      for (const encoding of ["base64", "hex"] as const) {
        expect(kept).not.toContain(Buffer.from(JSON.stringify(inspect)).toString(encoding).slice(40, 80));
      }
    });

    test("are not what they were to a Dunnage with another secret, but are still there", async () => {
      const { db, options } = current();
      await begin(db, "r1");
      const receipt = aReceipt("r1", "containers/a", { inspect });
      await db.runs.record("r1", [], [receipt]);
      const other = await openDatabase({ ...options, sealer: sealerOf("another secret") });
      expect(await other.runs.receipt("r1", "containers/a")).toEqual({ ...receipt, inspect: null });
      await other.close();
    });
  });
});
