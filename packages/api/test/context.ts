import type { Context, Host } from "../src/context.ts";
import { DomainError } from "../src/errors.ts";
import type { AuditEntry } from "../src/schemas/audit.ts";
import type { CleanupRun, RunSummary } from "../src/schemas/cleanup.ts";
import type { DiskUsage } from "../src/schemas/diskUsage.ts";
import type { HostDisk } from "../src/schemas/hostDisk.ts";
import type { CleanupPlan } from "../src/schemas/plan.ts";
import type { Role } from "../src/schemas/primitives.ts";
import type { Protection } from "../src/schemas/protection.ts";
import type { Registry } from "../src/schemas/registry.ts";
import type { User } from "../src/schemas/session.ts";
import type { SystemInfo } from "../src/schemas/systemInfo.ts";
import type { SystemStats } from "../src/schemas/systemStats.ts";
import type { CreatedToken, Token, TokenRef } from "../src/schemas/token.ts";
import type { UsageHistory } from "../src/schemas/usageHistory.ts";
import type { Invitation } from "../src/schemas/users.ts";
import type { Webhook, WebhookDelivery } from "../src/schemas/webhook.ts";

const at = "2026-01-02T03:04:05.000Z";
const host = { id: "local", name: "box" };

const info: SystemInfo = {
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
  warnings: [],
  readAt: at,
};

const bytes = { images: 4, containers: 3, volumes: 2, buildCache: null };
const measured = { measuredAt: at, tookMs: 1, measuring: false, error: null };
const stats: SystemStats = {
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
const usage: DiskUsage = {
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

const disk: HostDisk = {
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

const history: UsageHistory = {
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

const by = { id: "u", name: "U" };
const plan: CleanupPlan = {
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

const summary: RunSummary = {
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
const run: CleanupRun = { ...summary, outcomes: [] };

const protection: Protection = {
  id: "protection",
  host: null,
  kind: null,
  by: "name",
  value: "db-*",
  why: "Backups.",
  createdBy: by,
  createdAt: at,
};

const delivery: WebhookDelivery = {
  id: "delivery",
  event: "test",
  createdAt: at,
  attempts: 1,
  deliveredAt: at,
  problem: null,
  nextAttemptAt: null,
};
const webhook: Webhook = {
  id: "webhook",
  name: "W",
  url: "https://w.example",
  events: ["run.failed"],
  freeBytesBelow: null,
  createdBy: by,
  createdAt: at,
  lastDelivery: delivery,
};
const aToken: Token = {
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
const created: CreatedToken = { ...aToken, secret: "dunnage_cafe" };
const user: User = { id: "u2", email: "grace@example.com", name: "Grace", role: "viewer" };
const invitation: Invitation = {
  id: "invitation",
  whom: "Grace",
  role: "viewer",
  createdBy: by,
  createdAt: at,
  expiresAt: at,
};

type Written = Omit<AuditEntry, "id" | "at">;

/** A context whose parts remember what was asked of them. `token`: the one that the request came with. */
export function recordingContext(role: Role | null, failure?: Error, token: TokenRef | null = null) {
  const calls: string[] = [];
  const audited: Written[] = [];
  const did = <T>(name: string, answer: T): Promise<T> => {
    calls.push(name);
    return failure ? Promise.reject(failure) : Promise.resolve(answer);
  };
  const registry: Registry = { id: "r", name: "R", url: "https://r.example", createdAt: at };
  const box: Host = {
    ref: host,
    info: () => did("host.info", info),
    stats: () => did("host.stats", stats),
    usage: () => did("host.usage", usage),
    disk: () => did("host.disk", disk),
    history: () => did("host.history", history),
    async *watch() {
      await did("host.watch", null);
      yield { id: "a-1", change: { host, at, changed: ["images"], info, stats, trouble: null } };
    },
  };
  const context: Context = {
    requestId: "request",
    client: { address: "192.0.2.1", userAgent: "browser" },
    session: role && {
      id: "s",
      user: { id: "u", email: "u@example.com", name: "U", role },
      token,
      startedAt: at,
      expiresAt: at,
    },
    audit: {
      record: async (entry) => {
        audited.push(entry);
      },
      list: () => did("audit.list", { entries: [], next: null }),
    },
    cleanups: {
      preview: (input) => did("cleanups.preview", { ...plan, rules: { images: input.images } }),
      run: () => did("cleanups.run", run),
      cancel: () => did("cleanups.cancel", summary),
      async *watch() {
        await did("cleanups.watch", null);
        yield { run: summary, outcomes: [] };
      },
    },
    diagnostics: {
      engineCalls: () => did("diagnostics.engineCalls", { host, since: at, at, calls: [] }),
    },
    hosts: {
      list: () => {
        calls.push("hosts.list");
        return [host];
      },
      get: (id) => {
        if (id !== undefined && id !== host.id) throw new DomainError("host_not_found", id);
        return box;
      },
    },
    protections: {
      list: () => did("protections.list", [protection]),
      add: (added) => did("protections.add", { ...protection, ...added }),
      remove: () => did("protections.remove", protection),
    },
    registries: {
      list: () => did("registries.list", [registry]),
      add: (added) => did("registries.add", { ...registry, ...added }),
      remove: () => did("registries.remove", undefined),
    },
    runs: {
      list: () => did("runs.list", { runs: [summary], next: null }),
      get: () => did("runs.get", run),
      plan: () => did("runs.plan", plan),
      receipt: (id, key) =>
        did("runs.receipt", { run: id, key, names: [], readAt: at, inspect: { Id: "c" } }),
      export: () => did("runs.export", { fileName: "runs.json", mediaType: "application/json", text: "[]" }),
    },
    webhooks: {
      list: () => did("webhooks.list", [webhook]),
      add: (added) => did("webhooks.add", { webhook: { ...webhook, ...added }, secret: "whsec_c2VjcmV0" }),
      remove: () => did("webhooks.remove", undefined),
      test: () => did("webhooks.test", delivery),
    },
    tokens: {
      list: () => did("tokens.list", [aToken]),
      create: () => did("tokens.create", created),
      revoke: () => did("tokens.revoke", aToken),
    },
    sessions: {
      listOf: () => did("sessions.listOf", []),
      endOneOf: () => did("sessions.endOneOf", undefined),
      endAllOf: () => did("sessions.endAllOf", 2),
    },
    account: {
      info: () => did("account.info", { signsInBy: "password", secondFactor: { on: false, codesLeft: 0 } }),
      changePassword: () => did("account.changePassword", { ended: 1 }),
      beginSecondFactor: () => did("account.beginSecondFactor", { secret: "ABC", uri: "otpauth://totp/x" }),
      confirmSecondFactor: () => did("account.confirmSecondFactor", { codes: [] }),
      newRecoveryCodes: () => did("account.newRecoveryCodes", { codes: [] }),
      removeSecondFactor: () => did("account.removeSecondFactor", undefined),
    },
    users: {
      list: () =>
        did("users.list", [
          {
            ...user,
            createdAt: at,
            signedInAt: null,
            sessions: 0,
            signsInBy: "password",
            secondFactor: false,
          },
        ]),
      setRole: (_, changed) => did("users.setRole", { ...user, role: changed }),
      remove: () => did("users.remove", user),
      resetSecondFactor: () => did("users.resetSecondFactor", undefined),
      invite: () => did("users.invite", { invitation, link: "https://dunnage.example/invitation#x" }),
      invitations: () => did("users.invitations", [invitation]),
      withdraw: () => did("users.withdraw", invitation),
    },
  };
  return { context, calls, audited };
}
