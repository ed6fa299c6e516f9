import { EngineError, type EngineErrorCode } from "@dunnage/api";
import { describe, expect, it } from "vitest";
import { type Endpoint, endpoints } from "./endpoints.ts";
import { readAnswer } from "./exchange.ts";
import { failureOf } from "./testing/failureOf.ts";
import { engines, type Recording, recordingsOf } from "./testing/recordings.ts";

/** All but the stream of events, which is no single answer. */
const called: Endpoint<unknown>[] = Object.values(endpoints).filter(
  (endpoint) => endpoint !== endpoints.events,
);

/** What was recorded and Dunnage never asks. */
const notCalled = new Set([
  "GET /_ping",
  "HEAD /_ping",
  "GET /containers/{name}/changes",
  "GET /containers/{name}/stats",
  "POST /containers/{name}/start",
  "POST /containers/{name}/stop",
  "GET /networks/{name}",
  "GET /nopage",
  "GET /plugins",
  "GET /swarm",
  "GET /volumes/{name}",
  "POST /containers/prune",
  "POST /images/prune",
  "POST /networks/prune",
  "POST /volumes/prune",
]);

function matches(template: string, { method, path }: Recording): boolean {
  const [, plain] = /^(?:\/v1\.\d+)?(.*?)(?:\?.*)?$/.exec(path) ?? [];
  const pattern = template.replace("{name}", "(?!prune\\b|json\\b)[^/]+");
  return new RegExp(`^${pattern}$`).test(`${method} ${plain}`);
}

const endpointsOf = (recording: Recording) =>
  called.filter(({ method, path }) => matches(`${method} ${path}`, recording));

/** What must become of each recording, by its name. */
function expected(engine: string, { name, reply }: Recording): "read" | EngineErrorCode {
  if (reply.status < 300) return "read";
  if (/^err_(del_)?404_/.test(name)) return "not_found";
  if (/^err_409_|^err_del_network_/.test(name)) return "conflict";
  // Podman's way to refuse parameters, which Dunnage never sends it.
  if (engine.startsWith("podman") && reply.status === 500) return "bad_answer";
  return "unsupported"; // another API version, an unknown parameter, Podman's missing build cache
}

function outcome(endpoint: Endpoint<unknown>, { reply }: Recording): string {
  try {
    readAnswer(endpoint, reply, { address: "unix:///recorded", operation: endpoint.operation });
    return "read";
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { message: words = reply.text } = reply.text.startsWith("{")
      ? (JSON.parse(reply.text) as { message?: string })
      : {};
    // The engine's own words must have come along.
    return error.params.detail === words.trim() ? error.code : `${error.code}: ${error.params.detail}`;
  }
}

describe.each(engines)("%s", (engine) => {
  const recordings = recordingsOf(engine);

  it("was asked everything that Dunnage asks", () => {
    expect(recordings).toHaveLength(90);
    const asked = new Set(recordings.flatMap(endpointsOf));
    expect(called.filter((endpoint) => !asked.has(endpoint))).toEqual([]);
  });

  it("is understood in every answer, or it is known that nobody asks", () => {
    const outcomes: Record<string, string[]> = {};
    const wanted: Record<string, string[]> = {};
    for (const recording of recordings) {
      const uncalled = [...notCalled].filter((template) => matches(template, recording));
      outcomes[recording.name] = [
        ...uncalled.map(() => "not called"),
        ...endpointsOf(recording).map((endpoint) => outcome(endpoint, recording)),
      ];
      wanted[recording.name] =
        uncalled.length > 0 ? ["not called"] : endpointsOf(recording).map(() => expected(engine, recording));
      expect(wanted[recording.name], recording.name).not.toEqual([]);
    }
    expect(outcomes).toEqual(wanted);
  });
});

it("names the field where an answer lacks what is needed", async () => {
  const attempt = { address: "unix:///recorded", operation: "list volumes" as const };
  const text = JSON.stringify({ Volumes: [{ Name: "a", Driver: "local", Scope: "local", Labels: 1 }] });
  const reply = { status: 200, headers: { "content-type": "application/json" }, text };
  const failure = await failureOf(() => readAnswer(endpoints.volumes, reply, attempt));
  expect(failure.code).toBe("bad_answer");
  expect(failure.params.finding).toMatch(/^\.Volumes\[0\]\.Labels: /);
});
