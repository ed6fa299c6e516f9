import { expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at, HUGE } from "../testing/samples.ts";

const ada = { id: "u1", name: "Ada" };
const grace = { id: "u2", name: "Grace" };

onEachBackend("settings", (current) => {
  test("are nothing until somebody changes them", async () => {
    expect(await current().db.settings.read()).toEqual({ values: {}, changedAt: null, changedBy: null });
  });

  test("come back as they were last written, with who did", async () => {
    const { settings } = current().db;
    await settings.write({ lowFreeBytes: HUGE, lowFreePercent: 5 }, { at: at(1), by: ada });
    await settings.write({ lowFreePercent: null, sampleEveryMs: 3_600_000 }, { at: at(2), by: grace });
    expect(await settings.read()).toEqual({
      values: { lowFreeBytes: HUGE, lowFreePercent: null, sampleEveryMs: 3_600_000 },
      changedAt: at(2),
      changedBy: grace,
    });
  });

  test("that this version does not allow are as if nobody had set them", async () => {
    const { settings } = current().db;
    await settings.write({ sampleEveryMs: 1, historyKeptForMs: 86_400_000 }, { at: at(1), by: ada });
    expect((await settings.read()).values).toEqual({ historyKeptForMs: 86_400_000 });
  });
});
