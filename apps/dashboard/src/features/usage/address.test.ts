import { expect, test } from "vitest";
import { addressOf, hrefOf, plainView, type View, viewIn } from "./address.ts";

const chosen: View = {
  subject: "images",
  filter: 'unused size>1GB "two words" 100%',
  tiedTo: "volumes/shop_data",
  sorting: { by: "lastUsedAt", descending: false },
};

test("the plain address is the containers, the largest first", () => {
  expect(viewIn(new URLSearchParams())).toEqual(plainView("containers"));
  expect(addressOf(plainView("containers")).toString()).toBe("");
  expect(plainView("containers").sorting).toEqual({ by: "bytes", descending: true });
  expect(plainView("networks").sorting).toEqual({ by: "name", descending: false });
});

test("the address tells what differs from it, and it is found again", () => {
  const address = addressOf(chosen).toString();
  expect(address).toBe(
    "kind=images&q=unused+size%3E1GB+%22two+words%22+100%25&tied=volumes%2Fshop_data&sort=lastUsedAt",
  );
  expect(viewIn(new URLSearchParams(address))).toEqual(chosen);
  const turned = { ...plainView("projects"), sorting: { by: "imageBytes", descending: true } } as const;
  expect(viewIn(addressOf(turned))).toEqual(turned);
});

test("an address that was kept before there was a language shows the same", () => {
  const earlier = new URLSearchParams("search=shop size>1&unused=1&protected=1");
  expect(viewIn(earlier).filter).toBe('shop "size>1" unused protected');
});

test("what an address tells in unknown words, or of columns that a kind has not, is as usual", () => {
  expect(viewIn(new URLSearchParams("kind=secrets&sort=colour&tied="))).toEqual(plainView("containers"));
  expect(viewIn(new URLSearchParams("kind=networks&sort=-bytes"))).toEqual(plainView("networks"));
});

test("a link leads to what is tied to something", () => {
  expect(hrefOf("containers", null)).toBe("/usage");
  expect(hrefOf("containers", "images/sha256:1f")).toBe("/usage?tied=images%2Fsha256%3A1f");
});
