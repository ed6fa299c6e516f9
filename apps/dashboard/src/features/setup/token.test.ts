import { expect, test } from "vitest";
import { isWhole, tokenIn } from "./token.ts";

test.each([
  ["http://127.0.0.1:7070/setup#abc-DEF_1", "abc-DEF_1"],
  ["  https://dunnage.example.com/setup#abc\n", "abc"],
  ["#abc", "abc"],
  ["http://127.0.0.1:7070/setup#abc (this link works once)", "abc"],
  ["abc", "abc"],
  ["", ""],
])("%j holds %j", (text, token) => expect(tokenIn(text)).toBe(token));

const token = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";

test.each([
  [token, true],
  [token.slice(1), false],
  [`${token}.`, false],
  [`${token}A`, false],
  ["wrongtoken", false],
  ["", false],
])("%j is a whole token: %s", (text, whole) => expect(isWhole(text)).toBe(whole));
