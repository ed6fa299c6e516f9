import { PasswordChange } from "@dunnage/api/schemas";
import { expect, test } from "vitest";
import { PASSWORD_LENGTH } from "./PasswordPanel.tsx";

test("the page and the contract ask for passwords of the same length", () => {
  const taken = (length: number) =>
    PasswordChange.safeParse({ current: "x", password: "x".repeat(length) }).success;
  const { least, most } = PASSWORD_LENGTH;
  expect([least - 1, least, most, most + 1].map(taken)).toEqual([false, true, true, false]);
});
