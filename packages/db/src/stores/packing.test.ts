import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { ODD } from "../testing/samples.ts";
import { pack, unpack } from "./packing.ts";

const texts = ["", "{}", ODD, JSON.stringify(Array.from({ length: 5000 }, (_, i) => ({ id: i, name: ODD })))];

test.each(texts)("comes back as it was (%#)", async (text) => {
  const packed = await pack(text);
  expect(await unpack(packed)).toBe(text);
  if (text.length > 1000) expect(packed.length).toBeLessThan(text.length / 5);
});

test.each(texts)("so does what an earlier Dunnage packed (%#)", async (text) => {
  for (const level of [1, 6, 9]) expect(await unpack(deflateRawSync(text, { level }))).toBe(text);
});

test("what is damaged is no text", async () => {
  const packed = await pack(texts.at(-1) ?? "");
  await expect(unpack(packed.subarray(0, packed.length / 2))).rejects.toThrow();
});
