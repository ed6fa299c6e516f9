import type { Protection } from "@dunnage/api";
import type { Inventory, Knowledge } from "@dunnage/cleanup";
import { expect, test } from "vitest";
import { SharedAccounts } from "./sharedAccounts.ts";

const inventory = (): Inventory => ({
  readAt: "2026-01-01T00:00:00.000Z",
  imageStore: "graphdriver",
  containers: [],
  stoppedAt: new Map(),
  images: [],
  layers: { layersOf: () => null, holderIds: [], unresolved: null },
  volumes: [],
  networks: [],
  buildCache: [],
  totals: { containers: 0, images: 0, volumes: 0, buildCache: 0 },
  unread: {},
});

const protection: Protection = {
  id: "1",
  host: null,
  kind: null,
  by: "name",
  value: "*",
  why: "for now",
  createdBy: { id: "u", name: "Mira" },
  createdAt: "2026-01-01T00:00:00.000Z",
};

const knowing = (protections: Protection[] = []): Knowledge => ({
  host: "local",
  protections,
  own: new Set(),
  sightings: new Map(),
  watchedSince: "2026-01-01T00:00:00.000Z",
  now: new Date(),
});

test("all who ask within a second share it, until there is another reading or another protection", () => {
  const time = { now: 0 };
  const accounts = new SharedAccounts({ elapsedMs: () => time.now, instant: () => new Date(time.now) });
  const reading = inventory();
  const first = accounts.of(reading, knowing());
  expect(accounts.of(reading, knowing())).toBe(first);
  const underProtection = accounts.of(reading, knowing([protection]));
  expect(underProtection).not.toBe(first);
  expect(accounts.of(reading, knowing([protection]))).toBe(underProtection);
  expect(accounts.of(inventory(), knowing([protection]))).not.toBe(underProtection);
  const second = accounts.of(reading, knowing());
  time.now += 1000;
  expect(accounts.of(reading, knowing())).not.toBe(second);
});
