import { expect, test } from "vitest";
import { wholeIfSoon } from "./wholeStats.ts";

const kind = (measuring: boolean) => ({ measuring, measuredAt: null, tookMs: null, error: null });
const told = (volumes: boolean) => ({
  measurements: {
    images: kind(false),
    containers: kind(false),
    volumes: kind(volumes),
    buildCache: kind(false),
  },
});

test("what is measured soon is waited for", async () => {
  const answers = [told(true), told(true), told(false), told(true)].values();
  const read = async () => answers.next().value ?? told(true);
  expect(await wholeIfSoon(read)).toEqual(told(false));
});

test("what takes its time is not", async () => {
  expect(await wholeIfSoon(async () => told(true))).toEqual(told(true));
});

test("an engine that cannot be asked is an error at once", async () => {
  await expect(wholeIfSoon(() => Promise.reject(new Error("away")))).rejects.toThrow("away");
});
