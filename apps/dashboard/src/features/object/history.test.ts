import { expect, test } from "vitest";
import { byKeyOf } from "../../shared/objects/inUse.ts";
import { usageObject } from "../../testing/sampleUsage.ts";
import { historyOf } from "./history.ts";

const moments = {
  readAt: "2026-01-01T00:00:00.000Z",
  watchedSince: "2025-12-20T00:00:00.000Z",
  protectedAt: null,
  runs: [],
};

function told(object: ReturnType<typeof usageObject>, more: Partial<Parameters<typeof historyOf>[0]> = {}) {
  return historyOf({ ...moments, object, byKey: byKeyOf([object]), ...more }).map(
    ({ at, what }) => `${at.slice(0, 10)} ${what}`,
  );
}

test("of a container that stopped: when it last ran, and since when that is known", () => {
  const object = usageObject({ kind: "containers", id: "job", lastUsedAt: "2025-12-24T00:00:00.000Z" });
  expect(told(object)).toEqual(["2025-12-24 ran", "2025-12-20 watched", "2025-12-01 made"]);
});

test("of one that runs, that it does when it is read", () => {
  const object = usageObject({
    kind: "containers",
    id: "web",
    use: "used",
    createdAt: "2025-12-25T00:00:00.000Z",
  });
  expect(told(object)).toEqual(["2026-01-01 inUse", "2025-12-25 made"]);
});

test("an image was built before it came here: what it did until it was watched is not known", () => {
  const object = usageObject({ kind: "images", id: "shop", createdAt: "2025-12-28T00:00:00.000Z" });
  expect(told(object)).toEqual(["2025-12-28 built", "2025-12-20 watched"]);
});

test("of build cache the engine tells when it was used", () => {
  const object = usageObject({ kind: "buildCache", id: "x1", lastUsedAt: "2025-12-10T00:00:00.000Z" });
  expect(told(object)).toEqual(["2025-12-10 engineUsed", "2025-12-01 made"]);
});

test("who protected it stands where that was done, and a label's protection nowhere", () => {
  const protectedAt = "2025-12-22T00:00:00.000Z";
  const object = usageObject({
    kind: "volumes",
    id: "data",
    protection: { id: "p1", why: "needed", who: "Mira" },
  });
  expect(told(object, { protectedAt })).toEqual([
    "2025-12-22 protected",
    "2025-12-20 watched",
    "2025-12-01 made",
  ]);
  expect(told({ ...object, protection: { id: null, why: "dunnage.keep=true", who: null } })).toEqual([
    "2025-12-20 watched",
    "2025-12-01 made",
  ]);
});
