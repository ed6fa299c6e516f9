import { expect, test } from "vitest";
import { addressIn, tokenIn } from "./login.ts";

const said = (work: () => unknown): string => {
  try {
    work();
    return "taken";
  } catch (error) {
    return String(error);
  }
};

test.each(["dunnage_secret\nx", "dunnage_secret x", "dunnage_secret…", ""])(
  "a token that is none (%j) is refused without being told",
  (token) => {
    const words = said(() => tokenIn(token));
    expect(words).toContain("no token has");
    expect(words).not.toContain("secret");
  },
);

test("an address with a password in it is refused without being told", () => {
  const words = said(() => addressIn("http://somebody:secret@dunnage.example.com"));
  expect(words).toContain("has a user or a password in it");
  expect(words).not.toContain("secret");
});

test("what is one is taken as it is", () => {
  expect(tokenIn("dunnage_0aZ-_")).toBe("dunnage_0aZ-_");
  expect(addressIn("https://dunnage.example.com/docker")).toBe("https://dunnage.example.com/docker");
});
