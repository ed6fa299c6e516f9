import { expect, test } from "vitest";
import { currentOf, pages, pagesFor } from "./pages.ts";

test.each([
  ["viewer", ["overview", "history", "protections"]],
  ["operator", ["overview", "cleanup", "history", "protections"]],
  ["administrator", ["overview", "cleanup", "history", "protections", "users", "audit", "diagnostics"]],
] as const)("a person with the role %s is led to %j", (role, names) => {
  expect(pagesFor(role).map(({ name }) => name)).toEqual(names);
});

test.each([
  ["/", ["page", undefined, undefined, undefined, undefined, undefined, undefined]],
  ["/history", [undefined, undefined, "page", undefined, undefined, undefined, undefined]],
  ["/runs/0195b7a2", [undefined, undefined, "true", undefined, undefined, undefined, undefined]],
  ["/elsewhere", [undefined, undefined, undefined, undefined, undefined, undefined, undefined]],
])("at %s the navigation says where one is", (path, marks) => {
  expect(pages.map((page) => currentOf(page, path))).toEqual(marks);
});
