import type { CleanupPlan, ObjectKind, PlanItem, SparedObject } from "../shared/trpc/types.ts";

type Told<T> = Partial<T> & { kind: ObjectKind; id: string };

const described = {
  names: [],
  bytes: 100,
  certainty: "exact",
  labels: {},
  project: null,
  createdAt: "2025-12-01T00:00:00.000Z",
  lastUsedAt: null,
} as const;

const keyOf = ({ kind, id }: Told<object>) => `${kind}/${id}`;

export const item = (told: Told<PlanItem>): PlanItem => ({
  ...described,
  key: keyOf(told),
  names: [told.id],
  labels: {},
  reason: { code: "unused", params: {} },
  needs: [],
  frees: [],
  references: [],
  ...told,
});

export const spared = (told: Told<SparedObject>): SparedObject => ({
  ...described,
  key: keyOf(told),
  names: [told.id],
  labels: {},
  reason: { code: "not_selected", params: {} },
  ...told,
});

/** A stopped container, its image and its volume; an image by itself; and a container that runs. */
export const samplePlan: CleanupPlan = {
  id: "0195b7a2-64c0-7d3e-9f31-5a2f6f0c1e10",
  host: { id: "local", name: "build-host" },
  rules: { containers: true, images: "unused", volumes: "unused" },
  except: [],
  createdBy: { id: "u1", name: "Mira" },
  readAt: "2026-01-01T00:00:00.000Z",
  expiresAt: "2026-01-01T00:30:00.000Z",
  items: [
    item({ kind: "containers", id: "web", bytes: 10, frees: ["volumes/data", "images/shop"] }),
    item({ kind: "volumes", id: "data", bytes: 3_000, needs: ["containers/web"] }),
    item({ kind: "images", id: "shop", bytes: 500, needs: ["containers/web"], frees: ["images/base"] }),
    item({ kind: "images", id: "base", bytes: null, certainty: "unknown", needs: ["images/shop"] }),
    item({ kind: "images", id: "other", bytes: 700 }),
  ],
  kept: [spared({ kind: "containers", id: "db", reason: { code: "running", params: { state: "running" } } })],
  totals: {},
  total: { count: 5, bytes: 4_210, unknown: 1 },
  warnings: [],
};
