import { expect, test } from "vitest";
import { webhookProblems } from "./webhookProblems.ts";

const right = {
  name: "Chat",
  url: "https://hooks.example/1",
  events: ["run.failed" as const, "disk.low" as const],
  freeBytesBelow: 1e10,
};

test("what the server would take has no problem", () => {
  expect(webhookProblems(right)).toEqual({});
  expect(webhookProblems({ ...right, freeBytesBelow: null })).toEqual({});
});

test.each([
  ["name", { name: " " }],
  ["url", { url: "hooks.example" }],
  ["url", { url: "https://ada:secret@hooks.example" }],
  ["events", { events: [] }],
  ["freeBytesBelow", { freeBytesBelow: 0 }],
  ["freeBytesBelow", { freeBytesBelow: Number.NaN }],
] as const)("%s is named for %o", (field, wrong) => {
  const { events = right.events, ...rest } = wrong as Partial<typeof right>;
  expect(webhookProblems({ ...right, ...rest, events: [...events] })).toEqual({ [field]: true });
});
