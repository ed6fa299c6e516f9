import { expect, test } from "vitest";
import { currentOf, forRole, pages, settings } from "./pages.ts";

test.each([
  [
    "viewer",
    ["overview", "usage", "projects", "history", "protections"],
    ["general", "tokens", "registries"],
  ],
  [
    "operator",
    ["overview", "usage", "projects", "cleanup", "history", "protections"],
    ["general", "tokens", "registries"],
  ],
  [
    "administrator",
    ["overview", "usage", "projects", "cleanup", "history", "protections"],
    ["general", "tokens", "users", "registries", "webhooks", "audit", "diagnostics"],
  ],
] as const)("a person with the role %s is led to %j, and among the settings to %j", (role, first, second) => {
  expect(forRole(role, pages).map(({ name }) => name)).toEqual(first);
  expect(forRole(role, settings).map(({ name }) => name)).toEqual(second);
});

test.each([
  ["/", { overview: "page" }],
  ["/history", { history: "page" }],
  ["/runs/0195b7a2", { history: "true" }],
  ["/audit", { audit: "page" }],
  ["/projects/shop", { projects: "true" }],
  ["/settings", { general: "page" }],
  ["/elsewhere", {}],
])("at %s the navigation says where one is", (path, marked) => {
  const marks = [...pages, ...settings].map((page) => [page.name, currentOf(page, path)]);
  expect(Object.fromEntries(marks.filter(([, mark]) => mark))).toEqual(marked);
});
