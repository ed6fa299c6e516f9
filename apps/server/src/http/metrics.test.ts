import { type ActiveSession, DomainError } from "@dunnage/api";
import { pino } from "pino";
import { expect, test } from "vitest";
import { bindings } from "../../test/appOf.ts";
import { createMetrics } from "../metrics/metrics.ts";
import { Requests } from "../requests.ts";
import { createApp } from "./app.ts";
import { Streams } from "./streams.ts";

type Role = ActiveSession["user"]["role"];

const at = "2026-01-02T03:04:05.000Z";
const unused = (): never => expect.unreachable();

function sessionOf(role: Role): ActiveSession {
  const user = { id: "u", email: "ada@example.com", name: "Ada", role };
  return { id: "s", user, token: null, startedAt: at, expiresAt: at };
}

/** What somebody gets who asks for the metrics. */
async function metricsFor(who: Role | null | DomainError) {
  const session = typeof who === "string" ? sessionOf(who) : null;
  const metrics = createMetrics("1.2.3");
  metrics.engineCalls.called("local", { operation: "list containers", tookMs: 30, answered: true });
  metrics.engineCalls.called("local", { operation: "list containers", tookMs: 5000, answered: false });
  const app = createApp({
    publicUrl: new URL("http://127.0.0.1:7070"),
    isProxy: () => false,
    auth: {
      handle: unused,
      sessionByToken: unused,
      sessionOf: () => (who instanceof DomainError ? Promise.reject(who) : Promise.resolve(session)),
    },
    services: {
      audit: { record: unused, list: unused },
      cleanups: { preview: unused, run: unused, cancel: unused, watch: unused },
      diagnostics: { engineCalls: unused },
      hosts: { list: unused, get: unused },
      protections: { list: unused, add: unused, remove: unused },
      registries: { list: unused, add: unused, update: unused, check: unused, remove: unused },
      settings: { get: unused, update: unused },
      runs: { list: unused, get: unused, plan: unused, receipt: unused, export: unused },
      webhooks: { list: unused, add: unused, remove: unused, test: unused },
      tokens: { list: unused, create: unused, revoke: unused },
      sessions: { listOf: unused, endOneOf: unused, endAllOf: unused },
      account: {
        info: unused,
        changePassword: unused,
        beginSecondFactor: unused,
        confirmSecondFactor: unused,
        newRecoveryCodes: unused,
        removeSecondFactor: unused,
      },
      users: {
        list: unused,
        setRole: unused,
        remove: unused,
        resetSecondFactor: unused,
        newPasswordLink: unused,
        invite: unused,
        invitations: unused,
        withdraw: unused,
      },
    },
    streams: new Streams(),
    ready: unused,
    metrics: () => metrics.exposition({ list: () => [], get: unused }),
    dashboardFolder: "/nonexistent",
    log: pino({ level: "silent" }),
    requests: new Requests(),
  });
  const response = await app.request("/metrics", {}, bindings);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test("are an administrator's, as Prometheus reads them", async () => {
  const { status, text, headers } = await metricsFor("administrator");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toMatch(/^text\/plain; version=/);
  const counted = 'dunnage_engine_request_seconds_count{host="local",operation="list containers",answered=';
  expect(text).toContain(`${counted}"true"} 1\n`);
  expect(text).toContain(`${counted}"false"} 1\n`);
  expect(text).toContain("process_resident_memory_bytes ");
});

test.each([
  ["nobody", null, 401],
  ["a viewer", "viewer", 403],
  ["an operator", "operator", 403],
] as const)("are not told to %s", async (_who, role, expected) => {
  const { status, text } = await metricsFor(role);
  expect(status).toBe(expected);
  expect(text).not.toContain("dunnage_engine");
});

test("cannot be had while the database is away, which is no fault of Dunnage's", async () => {
  const { status, text } = await metricsFor(new DomainError("database_unavailable"));
  expect(status).toBe(503);
  expect(JSON.parse(text)).toMatchObject({ code: "database_unavailable" });
});
