import { expect, test } from "vitest";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { sampleRun } from "../../testing/samples.ts";
import { filterInput, isNarrowed, readFilter, withLive, writeFilter } from "./historyFilter.ts";

const read = (query: string) => readFilter(new URLSearchParams(query));
const all = { search: "", state: null };

test.each([
  ["", all],
  ["state=failed&search=shop", { search: "shop", state: "failed" }],
  ["state=nonsense", all],
  ["state=toString", all],
  [`search=${"x".repeat(300)}`, { search: "x".repeat(200), state: null }],
])("the address %j asks for %j", (query, filter) => expect(read(query)).toEqual(filter));

test("a filter comes back from the address as it went in", () => {
  const filter = { search: "a&b=c 中", state: "partly" } as const;
  expect(read(writeFilter(filter))).toEqual(filter);
});

test("nothing asked for leaves the address and the question bare", () => {
  expect(writeFilter({ search: "  ", state: null })).toBe("");
  expect(filterInput({ search: "  ", state: null })).toEqual({});
  expect(isNarrowed({ search: " ", state: null })).toBe(false);
  expect(filterInput({ search: " shop ", state: "failed" })).toEqual({ search: "shop", state: "failed" });
});

const { outcomes: _left, ...old } = sampleRun;
const live: RunSummary = { ...old, id: "run-2", state: "running", done: 7 };

test("the run that is under way is on top", () => {
  expect(withLive([old], live, all)).toEqual([live, old]);
  expect(withLive([old], undefined, all)).toEqual([old]);
});

test("where the list has it already, it is as it stands now", () => {
  expect(withLive([{ ...live, done: 3 }, old], live, all)).toEqual([live, old]);
});

test("where it does not match, it is left out", () => {
  expect(withLive([old], live, { search: "", state: "partly" })).toEqual([old]);
  expect(withLive([old], live, { search: "shop", state: null })).toEqual([old]);
  expect(withLive([], live, { search: "", state: "running" })).toEqual([live]);
});
