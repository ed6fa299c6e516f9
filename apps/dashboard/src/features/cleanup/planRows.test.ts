import { describe, expect, test } from "vitest";
import { item, samplePlan, spared } from "../../testing/samplePlan.ts";
import { goingRows, heldBy, type PlanRow, relatedTo, stayingRows, ticksOf, withTick } from "./planRows.ts";

const standings = (rows: PlanRow[]) => Object.fromEntries(rows.map(({ key, standing }) => [key, standing]));

const everything = standings(goingRows(samplePlan, samplePlan, new Set(), true));
const webStays = {
  ...everything,
  "containers/web": "excepted",
  "volumes/data": "held",
  "images/shop": "held",
  "images/base": "held",
};

test("at first everything that was drafted goes, in its order", () => {
  expect(Object.entries(everything)).toEqual(samplePlan.items.map(({ key }) => [key, "goes"]));
});

test("what holds others takes them along, through any number of steps", () => {
  expect(heldBy(samplePlan.items, ["containers/web"])).toEqual(
    new Set(["volumes/data", "images/shop", "images/base"]),
  );
  expect(heldBy(samplePlan.items, ["images/other"])).toEqual(new Set());
});

describe("un-ticking", () => {
  const except = withTick(new Set(), ["containers/web"], false);
  const answer = {
    ...samplePlan,
    items: samplePlan.items.filter(({ key }) => key === "images/other"),
    kept: [
      ...samplePlan.kept,
      spared({ kind: "containers", id: "web", reason: { code: "excepted", params: {} } }),
      spared({ kind: "volumes", id: "data", reason: { code: "in_use", params: { by: "web" } } }),
      spared({ kind: "images", id: "shop", reason: { code: "in_use", params: { by: "web" } } }),
      spared({ kind: "images", id: "base", reason: { code: "has_children", params: { by: "shop" } } }),
    ],
  };

  test("is foreseen before the server answers", () => {
    expect(standings(goingRows(samplePlan, samplePlan, except, false))).toEqual(webStays);
  });

  test("is what the server then says, and every row keeps its place", () => {
    const rows = goingRows(samplePlan, answer, except, true);
    expect(standings(rows)).toEqual(webStays);
    expect(rows.map(({ key }) => key)).toEqual(samplePlan.items.map(({ key }) => key));
    expect(rows[1]?.object).toBe(answer.kept[2]);
  });

  test("is taken back before the server answers", () => {
    const back = withTick(except, ["containers/web"], true);
    expect(back.size).toBe(0);
    expect(standings(goingRows(samplePlan, answer, back, false))).toEqual(everything);
  });

  test("is not followed where the server knows better", () => {
    expect(standings(goingRows(samplePlan, samplePlan, except, true))).toEqual({
      ...everything,
      "containers/web": "excepted",
    });
  });
});

test("what was protected meanwhile stays, and cannot be ticked", () => {
  const plan = {
    ...samplePlan,
    items: samplePlan.items.filter(({ key }) => key !== "images/other"),
    kept: [
      spared({
        kind: "images",
        id: "other",
        reason: { code: "protected", params: { why: "w", who: "Mira" } },
      }),
    ],
  };
  for (const settled of [true, false]) {
    const rows = goingRows(samplePlan, plan, new Set(), settled);
    expect(standings(rows)).toEqual({ ...everything, "images/other": "held" });
  }
});

test("what goes only now, since a protection was lifted, is shown too", () => {
  const late = item({ kind: "networks", id: "late" });
  const plan = { ...samplePlan, items: [...samplePlan.items, late] };
  expect(standings(goingRows(samplePlan, plan, new Set(), true))).toEqual({
    ...everything,
    "networks/late": "goes",
  });
});

test("what stays is what the plan keeps", () => {
  expect(standings(stayingRows(samplePlan))).toEqual({ "containers/db": "stays" });
});

test("whether all, some or none are ticked goes by those that can be", () => {
  const rows = (except: string[]) => goingRows(samplePlan, samplePlan, new Set(except), false);
  expect(ticksOf(rows([]))).toBe("all");
  expect(ticksOf(rows(["images/other"]))).toBe("some");
  expect(ticksOf(rows(["images/other", "containers/web"]))).toBe("none");
  expect(ticksOf(stayingRows(samplePlan))).toBeNull();
});

test("a row is tied to its whole cascade, either way", () => {
  const rows = new Map(goingRows(samplePlan, samplePlan, new Set(), true).map((row) => [row.key, row]));
  expect(relatedTo(rows, "images/shop")).toEqual({
    needs: new Set(["containers/web"]),
    frees: new Set(["images/base"]),
  });
  expect(relatedTo(rows, "images/other")).toEqual({ needs: new Set(), frees: new Set() });
});
