import { expect, test } from "vitest";
import { currentOf, pages, pagesFor } from "./pages.ts";

test.each([
  ["viewer", ["overview", "usage", "history", "protections", "tokens"]],
  ["operator", ["overview", "usage", "cleanup", "history", "protections", "tokens"]],
  [
    "administrator",
    [
      "overview",
      "usage",
      "cleanup",
      "history",
      "protections",
      "tokens",
      "users",
      "webhooks",
      "audit",
      "diagnostics",
    ],
  ],
] as const)("a person with the role %s is led to %j", (role, names) => {
  expect(pagesFor(role).map(({ name }) => name)).toEqual(names);
});

test.each([
  ["/", { overview: "page" }],
  ["/history", { history: "page" }],
  ["/runs/0195b7a2", { history: "true" }],
  ["/elsewhere", {}],
])("at %s the navigation says where one is", (path, marked) => {
  const marks = pages.map((page) => [page.name, currentOf(page, path)]);
  expect(Object.fromEntries(marks.filter(([, mark]) => mark))).toEqual(marked);
});
