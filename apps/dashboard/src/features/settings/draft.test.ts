import { expect, test } from "vitest";
import { backTo, changesIn, draftOf } from "./draft.ts";

const values = {
  lowFreeBytes: 10_000_000_001,
  lowFreePercent: null,
  sampleEveryMs: 900_000,
  historyKeptForMs: 731 * 86_400_000,
};

test("what nobody touched is not changed, not even by rounding", () => {
  expect(changesIn(draftOf(values), values)).toEqual({});
});

test.each([
  [{ lowFreeBytes: "2.5" }, { lowFreeBytes: 2_500_000_000 }],
  [{ lowFreeBytes: " " }, { lowFreeBytes: null }],
  [{ lowFreePercent: "5" }, { lowFreePercent: 5 }],
  [{ lowFreePercent: "5.5" }, { lowFreePercent: 5.5 }],
  [{ sampleEveryMs: "3600000" }, { sampleEveryMs: 3_600_000 }],
  [{ historyKeptForMs: "30" }, { historyKeptForMs: 30 * 86_400_000 }],
  [{ historyKeptForMs: "" }, { historyKeptForMs: Number.NaN }],
  [{ lowFreeBytes: "many" }, { lowFreeBytes: Number.NaN }],
])("%j is sent as %j", (typed, sent) => {
  expect(changesIn({ ...draftOf(values), ...typed }, values)).toEqual(sent);
});

test("putting back is what was changed, as it was before", () => {
  const after = { ...values, lowFreeBytes: null, sampleEveryMs: 1_800_000 };
  expect(backTo(values, after)).toEqual({ lowFreeBytes: 10_000_000_001, sampleEveryMs: 900_000 });
  expect(backTo(values, values)).toEqual({});
});
