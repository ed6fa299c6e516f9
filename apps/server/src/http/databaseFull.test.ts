import { DomainError } from "@dunnage/api";
import { pino } from "pino";
import { expect, test } from "vitest";
import { bindings } from "../../test/appOf.ts";
import { Requests } from "../requests.ts";
import { createApp } from "./app.ts";
import { Streams } from "./streams.ts";

// The real thing, with real full disks, is tested where the database is; this is how it reaches the person.

const at = "2026-01-02T03:04:05.000Z";

test("a full disk for the database is a 503 that says what to do, for a change and for readiness", async () => {
  const full = () => Promise.reject(new DomainError("database_full"));
  const user = { id: "u", email: "ada@example.com", name: "Ada", role: "administrator" as const };
  const app = createApp({
    publicUrl: new URL("http://127.0.0.1:7070"),
    isProxy: () => false,
    auth: {
      handle: () => Promise.resolve(new Response(null, { status: 404 })),
      sessionOf: () => Promise.resolve({ id: "s", user, token: null, startedAt: at, expiresAt: at }),
      sessionByToken: () => expect.unreachable(),
    },
    services: {
      audit: { record: async () => undefined, list: full },
      cleanups: { preview: full, run: full, cancel: full, watch: () => expect.unreachable() },
      diagnostics: { engineCalls: () => expect.unreachable() },
      hosts: { list: () => [], get: () => expect.unreachable() },
      protections: { list: full, add: full, remove: full },
      registries: { list: full, add: full, update: full, check: full, remove: full },
      settings: { get: full, update: full },
      runs: { list: full, get: full, plan: full, receipt: full, export: full },
      webhooks: { list: full, add: full, remove: full, test: full },
      tokens: { list: full, create: full, revoke: full },
      sessions: { listOf: full, endOneOf: full, endAllOf: full },
      account: {
        info: full,
        changePassword: full,
        beginSecondFactor: full,
        confirmSecondFactor: full,
        newRecoveryCodes: full,
        removeSecondFactor: full,
      },
      users: {
        list: full,
        setRole: full,
        remove: full,
        resetSecondFactor: full,
        newPasswordLink: full,
        invite: full,
        invitations: full,
        withdraw: full,
      },
    },
    streams: new Streams(),
    ready: full,
    metrics: () => expect.unreachable(),
    dashboardFolder: "/nonexistent",
    log: pino({ level: "silent" }),
    requests: new Requests(),
  });
  const added = await app.request(
    "/api/trpc/registries.add",
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "Mine", url: "https://registry.example.com" }),
    },
    bindings,
  );
  expect(added.status).toBe(503);
  expect(await added.json()).toMatchObject({
    error: {
      data: { report: { code: "database_full", advice: expect.stringContaining("Free some space") } },
    },
  });
  expect((await app.request("/readyz", {}, bindings)).status).toBe(503);
});
