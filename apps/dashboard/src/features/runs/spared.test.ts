import { expect, test } from "vitest";
import type { SparedObject } from "../../shared/trpc/types.ts";
import { filterSpared } from "./spared.ts";

const object = (id: string, code: SparedObject["reason"]["code"]): SparedObject => ({
  key: `containers/${id}`,
  kind: "containers",
  id,
  names: [`name-of-${id}`],
  bytes: 1,
  certainty: "exact",
  labels: {},
  project: null,
  createdAt: null,
  lastUsedAt: null,
  reason: { code, params: {} },
});

const kept = [
  object("a", "not_selected"),
  object("b", "running"),
  object("c", "not_selected"),
  object("d", "in_use"),
];
const ids = (search: string) =>
  filterSpared(kept, search, ({ reason }) => `because ${reason.code}`).map(({ id }) => id);

test("what the rules do not speak of comes last, all else in its order", () => {
  expect(ids("")).toEqual(["b", "d", "a", "c"]);
});

test.each([
  ["NAME-OF-C", ["c"]],
  ["because not", ["a", "c"]],
  ["running", ["b"]],
  ["nowhere", []],
])("by %j", (search, found) => expect(ids(search)).toEqual(found));
