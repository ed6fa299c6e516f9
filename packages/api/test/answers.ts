import type { CleanupRun, RunSummary } from "../src/schemas/cleanup.ts";
import type { DiskUsage } from "../src/schemas/diskUsage.ts";
import type { HostDisk } from "../src/schemas/hostDisk.ts";
import type { ImageLayers } from "../src/schemas/imageLayers.ts";
import type { ObjectHistory } from "../src/schemas/objectHistory.ts";
import type { CleanupPlan } from "../src/schemas/plan.ts";
import type { ProjectDetails, ProjectList } from "../src/schemas/project.ts";
import type { Protection } from "../src/schemas/protection.ts";
import type { User } from "../src/schemas/session.ts";
import type { AllSettings } from "../src/schemas/settings.ts";
import type { SystemInfo } from "../src/schemas/systemInfo.ts";
import type { SystemStats } from "../src/schemas/systemStats.ts";
import type { CreatedToken, Token } from "../src/schemas/token.ts";
import type { UsageHistory } from "../src/schemas/usageHistory.ts";
import type { Invitation } from "../src/schemas/users.ts";
import type { Webhook, WebhookDelivery } from "../src/schemas/webhook.ts";

// What the parts of a recording context answer.

export const at = "2026-01-02T03:04:05.000Z";
export const host = { id: "local", name: "box" };

export const info: SystemInfo = {
  host,
  address: "unix:///var/run/docker.sock",
  engine: {
    kind: "docker",
    version: "29.7.2",
    apiVersion: "1.55",
    minApiVersion: "1.40",
    commit: null,
    builtAt: at,
  },
  machine: {
    name: "box",
    operatingSystem: "Debian",
    osType: "linux",
    architecture: "x86_64",
    kernelVersion: "6.1",
    cpus: 2,
    memoryBytes: 1,
  },
  storage: {
    driver: "overlay2",
    imageStore: "graphdriver",
    rootFolder: "/r",
    totalBytes: null,
    freeBytes: null,
  },
  runtime: { defaultRuntime: "runc", cgroupDriver: "systemd", cgroupVersion: "2", securityOptions: [] },
  swarm: { state: "inactive", nodeId: null, manager: false },
  containers: { total: 1, running: 1 },
  warnings: [],
  readAt: at,
};

const bytes = { images: 4, containers: 3, volumes: 2, buildCache: null };
const measured = { measuredAt: at, tookMs: 1, measuring: false, error: null };
export const stats: SystemStats = {
  host,
  totalImages: 1,
  totalContainers: 1,
  runningContainers: 1,
  totalRegistries: 0,
  totalComposeProjects: 0,
  countedAt: at,
  diskUsage: bytes,
  reclaimable: bytes,
  unusedNamedVolumesBytes: null,
  measuredAt: null,
  measurements: { images: measured, containers: measured, volumes: measured, buildCache: measured },
};

const total = { count: 0, usedCount: 0, bytes: null, reclaimableBytes: null };
export const usage: DiskUsage = {
  host,
  readAt: at,
  outdated: false,
  reading: false,
  restsForMs: 1000,
  watchedSince: at,
  totals: { containers: total, images: total, volumes: total, networks: total, buildCache: total },
  unusedNamedVolumesBytes: null,
  objects: [],
  sharedLayers: [],
  projects: [],
};

const standing = { host, readAt: at, outdated: false, reading: false, restsForMs: 1000, watchedSince: at };
const nothing = { count: 0, bytes: 0, unknown: 0 };
export const projects: ProjectList = { ...standing, projects: [] };
export const project: ProjectDetails = {
  ...standing,
  project: {
    project: "shop",
    containers: 1,
    running: 0,
    images: 0,
    volumes: 0,
    networks: 0,
    containerBytes: 1,
    volumeBytes: 0,
    imageBytes: 0,
    ownImageBytes: 0,
    reclaimableBytes: 1,
    lastActiveAt: null,
    workingDir: null,
    configFiles: [],
    removal: {
      containers: { count: 1, bytes: 1, unknown: 0 },
      images: nothing,
      anonymousVolumes: nothing,
      namedVolumes: nothing,
      networks: nothing,
      bytes: 1,
      certainty: "exact",
    },
  },
  objects: [],
};

const values = {
  lowFreeBytes: 10_000_000_000,
  lowFreePercent: null,
  sampleEveryMs: 900_000,
  historyKeptForMs: 63_158_400_000,
};
export const settings: AllSettings = { values, defaults: values, changedAt: null, changedBy: null };

export const layers: ImageLayers = {
  host,
  readAt: at,
  layers: [{ chainId: "sha256:c", bytes: 1, images: ["images/i"] }],
};

export const disk: HostDisk = {
  host,
  rootFolder: "/r",
  totalBytes: null,
  freeBytes: null,
  reservedBytes: null,
  docker: bytes,
  logs: null,
  otherBytes: null,
  excessBytes: null,
  caveats: ["apparent_bytes"],
  unseen: { code: "remote_engine", address: "tcp://192.0.2.1:2376" },
  measuring: false,
  measuredAt: null,
  readAt: at,
};

export const history: UsageHistory = {
  host,
  sinceAt: at,
  untilAt: at,
  nextSampleAt: at,
  samples: [{ at, kinds: bytes, projects: { shop: null }, totalBytes: null, freeBytes: null }],
  growth: {
    kinds: { images: null, containers: null, volumes: null, buildCache: null },
    projects: [{ project: "shop", bytes: null, bytesPerDay: -1 }],
  },
  forecast: null,
  noForecast: "too_few_samples",
};

export const objectHistory: ObjectHistory = {
  host,
  key: "volumes/v",
  sinceAt: at,
  untilAt: at,
  nextSampleAt: at,
  points: [
    { at, bytes: 1 },
    { at, bytes: null },
  ],
  bytesPerDay: null,
};

const by = { id: "u", name: "U" };
export const plan: CleanupPlan = {
  id: "plan",
  host,
  rules: {},
  except: [],
  createdBy: by,
  readAt: at,
  expiresAt: at,
  items: [],
  kept: [],
  totals: {},
  total: { count: 0, bytes: 0, unknown: 0 },
  warnings: [],
};

export const summary: RunSummary = {
  id: "run",
  host,
  plan: plan.id,
  rules: {},
  startedBy: by,
  startedFrom: { address: "192.0.2.1", userAgent: "", token: null },
  startedAt: at,
  finishedAt: at,
  state: "finished",
  kinds: {},
  planned: 0,
  done: 0,
  predictedBytes: 0,
  removedBytes: 0,
  reportedBytes: null,
  freeBytesBefore: null,
  freeBytesAfter: null,
};
export const run: CleanupRun = { ...summary, outcomes: [] };

export const protection: Protection = {
  id: "protection",
  host: null,
  kind: null,
  by: "name",
  value: "db-*",
  why: "Backups.",
  createdBy: by,
  createdAt: at,
};

export const delivery: WebhookDelivery = {
  id: "delivery",
  event: "test",
  createdAt: at,
  attempts: 1,
  deliveredAt: at,
  problem: null,
  failure: null,
  nextAttemptAt: null,
};
export const webhook: Webhook = {
  id: "webhook",
  name: "W",
  url: "https://w.example",
  events: ["run.failed"],
  freeBytesBelow: null,
  createdBy: by,
  createdAt: at,
  lastDelivery: delivery,
};
export const aToken: Token = {
  id: "token",
  name: "ci",
  owner: by,
  role: "operator",
  effectiveRole: "viewer",
  ending: "cafe",
  createdAt: at,
  expiresAt: null,
  lastUsedAt: at,
  lastUsedFrom: "192.0.2.1",
};
export const created: CreatedToken = { ...aToken, secret: "dunnage_cafe" };
export const user: User = { id: "u2", email: "grace@example.com", name: "Grace", role: "viewer" };
export const invitation: Invitation = {
  id: "invitation",
  whom: "Grace",
  role: "viewer",
  createdBy: by,
  createdAt: at,
  expiresAt: at,
};
