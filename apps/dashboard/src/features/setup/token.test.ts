import { expect, test } from "vitest";
import { tokenIn } from "./token.ts";

test.each([
  ["http://127.0.0.1:7070/setup#abc-DEF_1", "abc-DEF_1"],
  ["  https://dunnage.example.com/setup#abc\n", "abc"],
  ["#abc", "abc"],
  ["abc", "abc"],
  ["", ""],
])("%j holds %j", (text, token) => expect(tokenIn(text)).toBe(token));
