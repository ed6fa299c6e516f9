import type { Context, Host } from "../src/context.ts";
import { DomainError } from "../src/errors.ts";
import type { AuditEntry } from "../src/schemas/audit.ts";
import type { Role } from "../src/schemas/primitives.ts";
import type { Registry } from "../src/schemas/registry.ts";
import type { TokenRef } from "../src/schemas/token.ts";
import {
  aToken,
  at,
  created,
  delivery,
  disk,
  history,
  host,
  info,
  invitation,
  layers,
  objectHistory,
  plan,
  project,
  projects,
  protection,
  run,
  settings,
  stats,
  summary,
  usage,
  user,
  webhook,
} from "./answers.ts";

type Written = Omit<AuditEntry, "id" | "at">;

/** A context whose parts remember what was asked of them. `token`: the one that the request came with. */
export function recordingContext(role: Role | null, failure?: Error, token: TokenRef | null = null) {
  const calls: string[] = [];
  const audited: Written[] = [];
  const did = <T>(name: string, answer: T): Promise<T> => {
    calls.push(name);
    return failure ? Promise.reject(failure) : Promise.resolve(answer);
  };
  const registry: Registry = {
    id: "r",
    name: "R",
    url: "https://r.example",
    createdAt: at,
    hasCredentials: false,
    lastCheck: null,
  };
  const box: Host = {
    ref: host,
    info: () => did("host.info", info),
    stats: () => did("host.stats", stats),
    usage: () => did("host.usage", usage),
    layers: () => did("host.layers", layers),
    projects: () => did("host.projects", projects),
    project: () => did("host.project", project),
    disk: () => did("host.disk", disk),
    history: () => did("host.history", history),
    objectHistory: () => did("host.objectHistory", objectHistory),
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
      add: ({ name, url }) => did("registries.add", { ...registry, name, url }),
      update: () => did("registries.update", registry),
      check: () => did("registries.check", registry),
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
    settings: {
      get: () => did("settings.get", settings),
      update: () => did("settings.update", { settings, before: settings.values }),
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
      newPasswordLink: () =>
        did("users.newPasswordLink", {
          user,
          link: "https://dunnage.example/new-password#x",
          expiresAt: at,
        }),
      invite: () => did("users.invite", { invitation, link: "https://dunnage.example/invitation#x" }),
      invitations: () => did("users.invitations", [invitation]),
      withdraw: () => did("users.withdraw", invitation),
    },
  };
  return { context, calls, audited };
}
