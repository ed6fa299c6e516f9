import { describe, expect, it } from "vitest";
import { jsonObjects } from "./jsonObjects.ts";
import { BrokenReply } from "./transport.ts";

async function* chunks(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const read = (text: string, size = text.length * 4) => Array.fromAsync(jsonObjects(chunks(text, size)));

const odd = [
  '{"a":{"b":{}},"c":[{}]}',
  '{"name":"}{ \\"quoted\\" \\\\"}',
  '{"name":"größe 🚢"}',
  "{}",
  '{"\\\\":"\\\\\\""}',
];

describe.each([1, 2, 3, 5, 7, 64, 1000])("in chunks of %i bytes", (size) => {
  it.each([
    ["on a line each", "\n"],
    ["on a line each, as Windows ends them", "\r\n"],
    ["one right after the other", ""],
    ["with what RFC 7464 puts between them", "\n\u001e"],
  ])("reads objects %s", async (_, between) => {
    expect(await read(odd.join(between) + between, size)).toEqual(odd);
  });

  it("passes over what is none, and loses no other for it", async () => {
    const text = ['"a{', "nonsense }}", '{"broken": "', '{"deep": {', "[1, 2]", "", '{"whole":1}'].join("\n");
    expect(await read(text, size)).toEqual(['{"whole":1}']);
  });
});

it("leaves out the end of one that was cut off", async () => {
  expect(await read('{"a":1}\n{"b":')).toEqual(['{"a":1}']);
});

it("refuses one of more than 1 MB, whole or never ending", async () => {
  const longest = `{"a":"${"x".repeat(1024 * 1024 - 8)}"}`;
  expect(await read(longest, 65_536)).toEqual([longest]);
  await expect(read(longest.replace("x", "xx"), 65_536)).rejects.toThrow(BrokenReply);
  await expect(read(longest.replace("x", "xx"))).rejects.toThrow(BrokenReply);
  await expect(read(`{${"[".repeat(2 * 1024 * 1024)}`, 65_536)).rejects.toThrow(/longer than 1048576 bytes/);
});

it("does not limit the whole", async () => {
  const line = `{"a":"${"x".repeat(1000)}"}\n`;
  expect(await read(line.repeat(3000), 65_536)).toHaveLength(3000);
});
