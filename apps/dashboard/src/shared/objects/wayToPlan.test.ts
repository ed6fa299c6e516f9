import { expect, test } from "vitest";
import { pickedIn, rulesForPicked, wayToPlan } from "./wayToPlan.ts";

const onTheWay = ({ href, state }: ReturnType<typeof wayToPlan>) =>
  pickedIn(new URL(href, "http://x").searchParams, structuredClone(state));

test("a few are in the link, thousands beside it, and both are found again", () => {
  const few = ["images/sha256:1f", "volumes/shop_data"];
  expect(wayToPlan(few)).toEqual({
    href: "/clean-up?only=images%2Fsha256%3A1f&only=volumes%2Fshop_data",
    state: null,
  });
  expect(onTheWay(wayToPlan(few))).toEqual(few);
  const many = Array.from({ length: 5_000 }, (_, index) => `images/sha256:${index}`);
  expect(wayToPlan(many).href).toBe("/clean-up?picked=5000");
  expect(onTheWay(wayToPlan(many))).toEqual(many);
});

test("what is no object is left out, and what was kept elsewhere is told from no pick at all", () => {
  expect(pickedIn(new URLSearchParams("images=off"), { picked: ["images/a"] })).toBeNull();
  expect(pickedIn(new URLSearchParams("picked=3"), null)).toEqual([]);
  expect(pickedIn(new URLSearchParams("picked=3"), { picked: [1, "images/a", "images/a"] })).toEqual([
    "images/a",
  ]);
  expect(pickedIn(new URLSearchParams("only=secrets/a&only=x"), null)).toEqual([]);
});

test("only kinds of which something is picked are spoken of", () => {
  expect(rulesForPicked(["images/a", "buildCache/b"])).toEqual({ images: "unused", buildCache: "unused" });
  expect(rulesForPicked(["volumes/a", "containers/b", "networks/c"])).toEqual({
    containers: true,
    volumes: "unused",
    networks: true,
  });
});
