import { expect, test } from "vitest";
import { choicesIn } from "../features/cleanup/address.ts";
import { targetsOf } from "../features/cleanup/choices.ts";
import { cleanupLinks } from "./cleanupLinks.ts";

const targets = (href: string) => targetsOf(choicesIn(new URL(href, "http://host").searchParams));

test("a link to a clean-up of one kind chooses what counts as reclaimable of it, and nothing else", () => {
  expect(targets(cleanupLinks.containers)).toEqual(["containers.stopped"]);
  expect(targets(cleanupLinks.images)).toEqual(["images.unused"]);
  expect(targets(cleanupLinks.volumes)).toEqual(["volumes.anonymous"]);
  expect(targets(cleanupLinks.buildCache)).toEqual(["buildCache.unused"]);
});
