import { expect, test } from "vitest";
import type { NewProtection } from "../../shared/trpc/types.ts";
import { protectionProblems } from "./protectionProblems.ts";

const good: NewProtection = {
  host: null,
  kind: "volumes",
  by: "name",
  value: "shop_*",
  why: "the shop's data",
};

test("a good protection has none", () => expect(protectionProblems(good)).toEqual({}));

test.each([
  [{ value: " " }, { value: "missing" }],
  [{ value: "x".repeat(1_001) }, { value: "tooLong" }],
  [{ value: "a\nb" }, { value: "controls" }],
  [{ why: "" }, { why: "missing" }],
  [{ why: "x".repeat(501) }, { why: "tooLong" }],
  [{ why: "a\u0007b" }, { why: "controls" }],
  [
    { value: "", why: "" },
    { value: "missing", why: "missing" },
  ],
] as const)("%j is refused for %j", (wrong, problems) => {
  expect(protectionProblems({ ...good, ...wrong })).toEqual(problems);
});
