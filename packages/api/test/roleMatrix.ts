import type { AnyProcedure } from "@trpc/server";
import type { ProcedureName } from "../src/procedureName.ts";
import { appRouter, type createCaller } from "../src/root.ts";
import type { Role } from "../src/schemas/primitives.ts";

type Caller = ReturnType<typeof createCaller>;
interface Row {
  least: Role | null;
  call: (caller: Caller) => Promise<unknown>;
  /** What the call does when it is let through, so that the matrix cannot pass by doing nothing. */
  effect: string | null;
  /** `false` for a mutation that changes nothing; `withoutInput` and `withoutCredentials` where it or they are a secret. */
  audited?: false | "withoutInput" | "withoutCredentials";
  /** `false` for what a browser's session alone may do. */
  byToken?: false;
}

const id = "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e";

/** A row for each procedure. */
export const matrix: Record<ProcedureName, Row> = {
  health: { least: null, call: (c) => c.health(), effect: null },
  "dockerSystem.info": { least: "viewer", call: (c) => c.dockerSystem.info(), effect: "host.info" },
  "dockerSystem.stats": { least: "viewer", call: (c) => c.dockerSystem.stats(), effect: "host.stats" },
  "dockerSystem.usage": { least: "viewer", call: (c) => c.dockerSystem.usage(), effect: "host.usage" },
  "dockerSystem.layers": {
    least: "viewer",
    call: (c) => c.dockerSystem.layers({ image: "i" }),
    effect: "host.layers",
  },
  "dockerSystem.disk": { least: "viewer", call: (c) => c.dockerSystem.disk(), effect: "host.disk" },
  "dockerSystem.history": { least: "viewer", call: (c) => c.dockerSystem.history(), effect: "host.history" },
  "dockerSystem.objectHistory": {
    least: "viewer",
    call: (c) => c.dockerSystem.objectHistory({ key: "volumes/v" }),
    effect: "host.objectHistory",
  },
  "dockerSystem.preview": {
    least: "operator",
    call: (c) => c.dockerSystem.preview({ images: true }),
    effect: "cleanups.preview",
    audited: false,
  },
  "dockerSystem.cleanup": {
    least: "operator",
    call: (c) => c.dockerSystem.cleanup({ images: true }),
    effect: "cleanups.run",
  },
  "dockerSystem.watch": {
    least: "viewer",
    call: async (c) => Array.fromAsync(await c.dockerSystem.watch()),
    effect: "host.watch",
  },
  "audit.list": { least: "administrator", call: (c) => c.audit.list(), effect: "audit.list" },
  "diagnostics.engineCalls": {
    least: "administrator",
    call: (c) => c.diagnostics.engineCalls(),
    effect: "diagnostics.engineCalls",
  },
  "projects.list": { least: "viewer", call: (c) => c.projects.list(), effect: "host.projects" },
  "projects.get": {
    least: "viewer",
    call: (c) => c.projects.get({ project: "shop" }),
    effect: "host.project",
  },
  "settings.get": { least: "viewer", call: (c) => c.settings.get(), effect: "settings.get" },
  "settings.update": {
    least: "administrator",
    call: (c) => c.settings.update({ lowFreePercent: 5 }),
    effect: "settings.update",
  },
  "protections.list": { least: "viewer", call: (c) => c.protections.list(), effect: "protections.list" },
  "protections.add": {
    least: "operator",
    call: (c) => c.protections.add({ host: null, kind: null, by: "name", value: "db-*", why: "Backups." }),
    effect: "protections.add",
  },
  "protections.remove": {
    least: "operator",
    call: (c) => c.protections.remove({ id }),
    effect: "protections.remove",
  },
  "runs.list": { least: "viewer", call: (c) => c.runs.list(), effect: "runs.list" },
  "runs.get": { least: "viewer", call: (c) => c.runs.get({ id }), effect: "runs.get" },
  "runs.plan": { least: "viewer", call: (c) => c.runs.plan({ id }), effect: "runs.plan" },
  "runs.receipt": {
    least: "operator",
    call: (c) => c.runs.receipt({ id, key: "containers/c" }),
    effect: "runs.receipt",
  },
  "runs.export": { least: "viewer", call: (c) => c.runs.export({ format: "csv" }), effect: "runs.export" },
  "runs.cancel": { least: "operator", call: (c) => c.runs.cancel({ id }), effect: "cleanups.cancel" },
  "runs.watch": {
    least: "viewer",
    call: async (c) => Array.fromAsync(await c.runs.watch({ id })),
    effect: "cleanups.watch",
  },
  "registries.list": { least: "viewer", call: (c) => c.registries.list(), effect: "registries.list" },
  "registries.add": {
    least: "administrator",
    call: (c) => c.registries.add({ name: "R", url: "https://r.example" }),
    effect: "registries.add",
    audited: "withoutCredentials",
  },
  "registries.update": {
    least: "administrator",
    call: (c) => c.registries.update({ id, name: "R" }),
    effect: "registries.update",
    audited: "withoutCredentials",
  },
  "registries.check": {
    least: "administrator",
    call: (c) => c.registries.check({ id }),
    effect: "registries.check",
  },
  "registries.remove": {
    least: "administrator",
    call: (c) => c.registries.remove({ id }),
    effect: "registries.remove",
  },
  "webhooks.list": { least: "administrator", call: (c) => c.webhooks.list(), effect: "webhooks.list" },
  "webhooks.add": {
    least: "administrator",
    call: (c) =>
      c.webhooks.add({ name: "W", url: "https://w.example", events: ["run.failed"], freeBytesBelow: null }),
    effect: "webhooks.add",
  },
  "webhooks.remove": {
    least: "administrator",
    call: (c) => c.webhooks.remove({ id }),
    effect: "webhooks.remove",
  },
  "webhooks.test": {
    least: "administrator",
    call: (c) => c.webhooks.test({ id }),
    effect: "webhooks.test",
  },
  "session.current": { least: "viewer", call: (c) => c.session.current(), effect: "hosts.list" },
  "session.endEverywhere": {
    least: "viewer",
    call: (c) => c.session.endEverywhere(),
    effect: "sessions.endAllOf",
    byToken: false,
  },
  "tokens.list": { least: "viewer", call: (c) => c.tokens.list(), effect: "tokens.list" },
  "tokens.create": {
    least: "viewer",
    call: (c) => c.tokens.create({ name: "ci", role: "viewer", expiresInDays: 90 }),
    effect: "tokens.create",
    byToken: false,
  },
  "tokens.revoke": {
    least: "viewer",
    call: (c) => c.tokens.revoke({ id }),
    effect: "tokens.revoke",
    byToken: false,
  },
  "session.account": { least: "viewer", call: (c) => c.session.account(), effect: "account.info" },
  "session.list": { least: "viewer", call: (c) => c.session.list(), effect: "sessions.listOf" },
  "session.end": {
    least: "viewer",
    call: (c) => c.session.end({ id }),
    effect: "sessions.endOneOf",
    byToken: false,
  },
  "session.endOthers": {
    least: "viewer",
    call: (c) => c.session.endOthers(),
    effect: "sessions.endAllOf",
    byToken: false,
  },
  "session.changePassword": {
    least: "viewer",
    call: (c) => c.session.changePassword({ current: "old", password: "a long new password" }),
    effect: "account.changePassword",
    audited: "withoutInput",
    byToken: false,
  },
  "session.beginSecondFactor": {
    least: "viewer",
    call: (c) => c.session.beginSecondFactor({ current: "old" }),
    effect: "account.beginSecondFactor",
    audited: "withoutInput",
    byToken: false,
  },
  "session.confirmSecondFactor": {
    least: "viewer",
    call: (c) => c.session.confirmSecondFactor({ code: "123456" }),
    effect: "account.confirmSecondFactor",
    audited: "withoutInput",
    byToken: false,
  },
  "session.newRecoveryCodes": {
    least: "viewer",
    call: (c) => c.session.newRecoveryCodes({ current: "old", code: "123456" }),
    effect: "account.newRecoveryCodes",
    audited: "withoutInput",
    byToken: false,
  },
  "session.removeSecondFactor": {
    least: "viewer",
    call: (c) => c.session.removeSecondFactor({ current: "old", code: "123456" }),
    effect: "account.removeSecondFactor",
    audited: "withoutInput",
    byToken: false,
  },
  "users.resetSecondFactor": {
    least: "administrator",
    call: (c) => c.users.resetSecondFactor({ id }),
    effect: "users.resetSecondFactor",
    byToken: false,
  },
  "users.list": { least: "administrator", call: (c) => c.users.list(), effect: "users.list" },
  "users.setRole": {
    least: "administrator",
    call: (c) => c.users.setRole({ id, role: "operator" }),
    effect: "users.setRole",
    byToken: false,
  },
  "users.remove": {
    least: "administrator",
    call: (c) => c.users.remove({ id }),
    effect: "users.remove",
    byToken: false,
  },
  "users.newPasswordLink": {
    least: "administrator",
    call: (c) => c.users.newPasswordLink({ id }),
    effect: "users.newPasswordLink",
    byToken: false,
  },
  "users.invite": {
    least: "administrator",
    call: (c) => c.users.invite({ whom: "Grace", role: "viewer" }),
    effect: "users.invite",
    byToken: false,
  },
  "users.invitations": {
    least: "administrator",
    call: (c) => c.users.invitations(),
    effect: "users.invitations",
  },
  "users.withdraw": {
    least: "administrator",
    call: (c) => c.users.withdraw({ id }),
    effect: "users.withdraw",
    byToken: false,
  },
  "users.sessions": {
    least: "administrator",
    call: (c) => c.users.sessions({ id }),
    effect: "sessions.listOf",
  },
  "users.endSession": {
    least: "administrator",
    call: (c) => c.users.endSession({ user: id, id }),
    effect: "sessions.endOneOf",
    byToken: false,
  },
  "users.endSessions": {
    least: "administrator",
    call: (c) => c.users.endSessions({ id }),
    effect: "sessions.endAllOf",
    byToken: false,
  },
};

// At run time this record is flat, keyed by dotted names; its type is nested.
const flat: Record<string, unknown> = appRouter._def.procedures;
export const procedures = Object.entries(flat).map(
  ([name, procedure]) => [name, procedure as AnyProcedure] as const,
);

/** Names of what changes something, and stands in the audit log. */
export const changes = procedures
  .filter(([, procedure]) => procedure._def.type === "mutation")
  .map(([name]) => name)
  .filter((name) => matrix[name as keyof typeof matrix].audited !== false);
