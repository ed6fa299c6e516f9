import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { defaultSettings } from "./settings.ts";

let dunnage: TestDunnage;
let ada: Visitor;
beforeAll(async () => {
  dunnage = await startTestDunnage();
  ada = await dunnage.signIn();
});
afterAll(() => dunnage?.[Symbol.asyncDispose]());

test("settings hold over a restart, are put back by what they were, and are in the audit log", async () => {
  await using first = await startTestDunnage();
  const visitor = await first.signIn();
  expect(await visitor.client.settings.get.query()).toEqual({
    values: defaultSettings,
    defaults: defaultSettings,
    changedAt: null,
    changedBy: null,
  });
  const { settings, before } = await visitor.client.settings.update.mutate({
    lowFreeBytes: null,
    lowFreePercent: 5,
    sampleEveryMs: 3_600_000,
  });
  expect(before).toEqual(defaultSettings);
  expect(settings).toMatchObject({
    values: { ...defaultSettings, lowFreeBytes: null, lowFreePercent: 5, sampleEveryMs: 3_600_000 },
    changedBy: { name: expect.any(String) },
  });
  const { entries } = await visitor.client.audit.list.query();
  expect(entries[0]).toMatchObject({
    action: "settings.update",
    details: { input: { lowFreeBytes: null, lowFreePercent: 5, sampleEveryMs: 3_600_000 } },
  });
  await first.dunnage.close();

  await using second = await startTestDunnage({}, { dataDir: first.dataDir });
  const again = await second.signIn();
  expect((await again.client.settings.get.query()).values).toEqual(settings.values);
  await again.client.settings.update.mutate(before);
  expect((await again.client.settings.get.query()).values).toEqual(defaultSettings);
});

test.each([
  [{ lowFreeBytes: 0 }, "lowFreeBytes"],
  [{ lowFreePercent: 100 }, "lowFreePercent"],
  [{ lowFreePercent: 2.5 }, "lowFreePercent"],
  [{ sampleEveryMs: 60_000 }, "sampleEveryMs"],
  [{ historyKeptForMs: 1 }, "historyKeptForMs"],
  [{}, ""],
])("%j is refused, and says why by its field", async (wrong, field) => {
  await expect(ada.client.settings.update.mutate(wrong)).rejects.toMatchObject({
    data: { httpStatus: 400, fields: [{ field, message: expect.stringMatching(/\.$/) }] },
  });
});
