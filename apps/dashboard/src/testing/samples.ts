import type { CleanupRun, Measurement, SystemStats } from "../shared/trpc/types.ts";

const host = { id: "local", name: "build-host" };
const measured: Measurement = {
  measuredAt: "2026-01-01T00:00:00.000Z",
  tookMs: 100,
  measuring: false,
  error: null,
};

export const sampleStats: SystemStats = {
  host,
  totalImages: 6,
  totalContainers: 4,
  runningContainers: 2,
  totalRegistries: 1,
  totalComposeProjects: 1,
  countedAt: "2026-01-01T00:00:00.000Z",
  diskUsage: { images: 1_000, containers: 200, volumes: 3_000, buildCache: 400 },
  reclaimable: { images: 500, containers: 100, volumes: 50, buildCache: 300 },
  unusedNamedVolumesBytes: 700,
  measuredAt: "2026-01-01T00:00:00.000Z",
  measurements: { images: measured, containers: measured, volumes: measured, buildCache: measured },
};

export const sampleRun: CleanupRun = {
  id: "run-1",
  host,
  rules: { containers: true, images: "dangling", buildCache: true },
  startedBy: { id: "u1", name: "Mira" },
  startedAt: "2026-01-01T00:00:00.000Z",
  finishedAt: "2026-01-01T00:00:02.000Z",
  state: "partly",
  outcomes: [
    {
      key: "containers/c1",
      kind: "containers",
      id: "c1",
      names: ["job-1"],
      outcome: "removed",
      reason: null,
      message: null,
      bytes: 1_500,
      certainty: "exact",
    },
    {
      key: "containers/c2",
      kind: "containers",
      id: "c2",
      names: ["job-2"],
      outcome: "kept",
      reason: "label_keep",
      message: null,
      bytes: 10,
      certainty: "exact",
    },
    {
      key: "images/sha256:0123456789abcdef",
      kind: "images",
      id: "sha256:0123456789abcdef",
      names: [],
      outcome: "failed",
      reason: null,
      message: "conflict: image is being used",
      bytes: null,
      certainty: "unknown",
    },
  ],
  kinds: {
    containers: { removed: 1, kept: 1, failed: 0, bytes: 1_500, error: null },
    images: { removed: 0, kept: 0, failed: 1, bytes: null, error: null },
    buildCache: {
      removed: 0,
      kept: 0,
      failed: 0,
      bytes: null,
      error: {
        code: "unsupported",
        message: "This engine cannot do it (prune the build cache).",
        advice: null,
        params: { operation: "prune the build cache" },
      },
    },
  },
  removedBytes: 1_500,
  reportedBytes: null,
  freeBytesBefore: 10_000,
  freeBytesAfter: 11_500,
};
