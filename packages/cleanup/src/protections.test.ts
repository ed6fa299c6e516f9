import { describe, expect, test } from "vitest";
import { protection } from "../test/inventory.ts";
import { type Protectable, protectionOf, protectionsOn } from "./protections.ts";

const object: Protectable = {
  kind: "images",
  id: `sha256:${"ab".repeat(32)}`,
  names: ["registry:5000/shop/web:1.2"],
  references: ["registry:5000/shop/web:1.2", "shop/web:latest"],
  labels: { tier: "db", empty: "" },
  project: "shop",
};

describe("a protection keeps", () => {
  test.each([
    ["id", object.id],
    ["id", "ab".repeat(32)],
    ["name", "registry:5000/shop/web:1.2"],
    ["name", "registry:5000/shop/web"],
    ["name", "registry:5000/*"],
    ["name", "shop/web:lat?st"],
    ["name", "*web*"],
    ["name", "*"],
    ["project", "shop"],
    ["label", "tier"],
    ["label", "tier=db"],
    ["label", "empty="],
  ] as const)("by %s %s", (by, value) => {
    expect(protectionOf(object, [protection({ by, value })])).not.toBeNull();
  });

  test.each([
    ["id", "ab".repeat(31)],
    ["name", "shop/web:1.2"],
    ["name", "shop"],
    ["name", "web*"],
    ["name", "?"],
    ["name", "registry.5000/shop/web:1.2"],
    ["project", "sho"],
    ["project", "*"],
    ["label", "tie"],
    ["label", "tier=d"],
    ["label", "tier="],
    ["label", "toString"],
  ] as const)("not by %s %s", (by, value) => {
    expect(protectionOf(object, [protection({ by, value })])).toBeNull();
  });

  test.each([
    ["app", "docker.io/library/app:1"],
    ["app:1", "localhost/app:1"],
    ["shop/*", "docker.io/shop/web:1"],
    ["docker.io/library/app:1", "app:1"],
    ["docker.io/shop/web", "shop/web:1"],
  ])("an image by %s, though the engine spells it %s", (value, name) => {
    const image = { ...object, names: [name], references: [name] };
    expect(protectionOf(image, [protection({ by: "name", value })])).not.toBeNull();
    const volume = { ...image, kind: "volumes" } as const;
    expect(protectionOf(volume, [protection({ by: "name", value })])).toBeNull();
  });

  test.each([
    ["app", "registry.example/app:1"],
    ["app", "docker.io/shop/app:1"],
    ["docker.io/library/app", "localhost/app:1"],
    ["docker.io/registry:5000/app", "registry:5000/app:1"],
  ])("not an image by %s that is %s", (value, name) => {
    const image = { ...object, names: [name], references: [name] };
    expect(protectionOf(image, [protection({ by: "name", value })])).toBeNull();
  });

  test("only objects of its kind", () => {
    expect(protectionOf(object, [protection({ by: "name", value: "*", kind: "volumes" })])).toBeNull();
    expect(protectionOf(object, [protection({ by: "name", value: "*", kind: "images" })])).not.toBeNull();
  });

  test("only on its host, or everywhere", () => {
    const all = [
      protection({ id: "a", host: "here" }),
      protection({ id: "b", host: "there" }),
      protection({ id: "c" }),
    ];
    expect(protectionsOn("here", all).map(({ id }) => id)).toEqual(["a", "c"]);
  });
});

// A regular expression would take this one until the test is given up.
test("a pattern of many stars against a long name ends", () => {
  const long = { ...object, names: ["a".repeat(5000)], references: [] };
  expect(protectionOf(long, [protection({ by: "name", value: `${"*a".repeat(300)}b` })])).toBeNull();
});
