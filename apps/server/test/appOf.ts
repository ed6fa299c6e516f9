import { DomainError, type Host } from "@dunnage/api";
import type { Role } from "@dunnage/api/schemas";
import { pino } from "pino";
import { createApp, type Services } from "../src/http/app.ts";
import { Streams } from "../src/http/streams.ts";
import { Requests } from "../src/requests.ts";

const at = "2026-01-02T03:04:05.000Z";

/** What Node tells of a request that came from nowhere. */
export const bindings = { incoming: { socket: { remoteAddress: "192.0.2.1" }, headers: {} } };

/** What stands behind the app for one request. */
export interface Behind {
  /** Who asks; `null`: nobody is signed in. */
  role: Role | null;
  /** What whoever is asked answers, and what a subscription yields. */
  answer: unknown;
  /** What they fail with instead. */
  failure: Error | null;
}

/** The whole app in this process, with services that answer what they are told to, and remember what they were asked for. */
export function appOf() {
  const behind: Behind = { role: null, answer: undefined, failure: null };
  const calls: string[] = [];

  const answered = () => (behind.failure ? Promise.reject(behind.failure) : Promise.resolve(behind.answer));
  async function* yielded(value: () => unknown) {
    await answered();
    yield value();
  }
  const otherwise: Record<string, () => unknown> = {
    "audit.record": () => Promise.resolve(),
    "sessions.endAllOf": () => answered().then(() => 1),
    "sessions.endOneOf": () => answered().then(() => undefined),
    "cleanups.watch": () => yielded(() => behind.answer),
    "host.watch": () => yielded(() => ({ id: "1", change: behind.answer })),
  };
  const part = (name: string): object =>
    new Proxy(
      {},
      {
        get(_, key) {
          const call = `${name}.${String(key)}`;
          return () => {
            calls.push(call);
            return (otherwise[call] ?? answered)();
          };
        },
      },
    );
  const host = part("host") as Host;
  const services: Services = {
    audit: part("audit") as Services["audit"],
    cleanups: part("cleanups") as Services["cleanups"],
    diagnostics: part("diagnostics") as Services["diagnostics"],
    hosts: {
      list: () => [{ id: "local", name: "box" }],
      get(id) {
        if (id !== undefined && id !== "local") throw new DomainError("host_not_found", id);
        return host;
      },
    },
    protections: part("protections") as Services["protections"],
    registries: part("registries") as Services["registries"],
    runs: part("runs") as Services["runs"],
    account: part("account") as Services["account"],
    settings: part("settings") as Services["settings"],
    sessions: part("sessions") as Services["sessions"],
    users: part("users") as Services["users"],
    tokens: part("tokens") as Services["tokens"],
    webhooks: part("webhooks") as Services["webhooks"],
  };

  const app = createApp({
    publicUrl: new URL("http://dunnage.test"),
    isProxy: () => false,
    auth: {
      handle: () => Promise.resolve(new Response(null, { status: 404 })),
      sessionOf: async () =>
        behind.role && {
          id: "s",
          user: { id: "u", email: "ada@example.com", name: "Ada", role: behind.role },
          startedAt: at,
          expiresAt: at,
          token: null,
        },
      sessionByToken: () => Promise.resolve(null),
    },
    services,
    streams: new Streams(),
    ready: () => Promise.resolve(),
    metrics: () => Promise.reject(new Error("Nobody reads them here.")),
    dashboardFolder: import.meta.dirname,
    log: pino({ level: "silent" }),
    requests: new Requests(),
  });
  const ask = async (request: Request) => app.request(request, undefined, bindings);
  return { behind, calls, ask };
}
