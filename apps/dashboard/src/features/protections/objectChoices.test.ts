import { expect, test } from "vitest";
import { choicesFor, isKeptByLabel, type ProtectableObject, protectionOf } from "./objectChoices.ts";

const web: ProtectableObject = {
  kind: "containers",
  id: "c1",
  names: ["shop-web-1"],
  project: "shop",
  labels: {},
};
const chosen = { pattern: "shop-*", host: "local", why: "the shop" };

test("the narrowest choice comes first, and only those that the object allows", () => {
  expect(choicesFor(web)).toEqual(["id", "name", "project"]);
  expect(choicesFor({ ...web, project: null })).toEqual(["id", "name"]);
  expect(choicesFor({ ...web, kind: "buildCache", names: [], project: null })).toEqual(["id"]);
});

test("a volume's name is its id, and is offered once", () => {
  expect(choicesFor({ ...web, kind: "volumes", id: "data", names: ["data"] })).toEqual(["name", "project"]);
  expect(choicesFor({ ...web, kind: "volumes", id: "9f", names: [], project: null })).toEqual(["id"]);
});

test("each choice is the protection that it says", () => {
  expect(protectionOf(web, { ...chosen, by: "id" })).toEqual({
    by: "id",
    value: "c1",
    kind: "containers",
    host: "local",
    why: "the shop",
  });
  expect(protectionOf(web, { ...chosen, by: "name", host: null })).toEqual({
    by: "name",
    value: "shop-*",
    kind: "containers",
    host: null,
    why: "the shop",
  });
  expect(protectionOf(web, { ...chosen, by: "project" })).toEqual({
    by: "project",
    value: "shop",
    kind: null,
    host: "local",
    why: "the shop",
  });
});

test("only the label's own value keeps", () => {
  expect(isKeptByLabel({ ...web, labels: { "dunnage.keep": "true" } })).toBe(true);
  expect(isKeptByLabel({ ...web, labels: { "dunnage.keep": "yes" } })).toBe(false);
  expect(isKeptByLabel(web)).toBe(false);
});
