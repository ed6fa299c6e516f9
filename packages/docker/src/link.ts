import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { EngineImageLayers, EngineOperation } from "@dunnage/api";
import {
  agreedVersion,
  type Capabilities,
  capabilitiesOf,
  disagreementWith,
  showVersion,
} from "./capabilities.ts";
import { measureAll } from "./diskUsage.ts";
import { type Endpoint, endpoints, pathOf } from "./endpoints.ts";
import { begin, exchange, readAnswer, refusalOf, wordsOf } from "./exchange.ts";
import { type Attempt, failure } from "./failure.ts";
import { Flight } from "./flight.ts";
import { LayerSizes } from "./layerSizes.ts";
import { imageStoreOf, type Version } from "./parse/engine.ts";
import type { OpenReply, Question, Reply, Transport } from "./transport.ts";

// Six questions within 1.6 s, of the 5 s that a cheap answer may take.
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 800;

/** What to ask for: an object by its name, and parameters. */
export interface Details {
  name?: string;
  query?: Record<string, string>;
}

/** The engine at this address is another one than before: updated, or replaced. Nothing was done. */
export class EngineChanged extends Error {}

/** A question that was put to an engine. */
export interface EngineCall {
  operation: EngineOperation;
  /** From the question to the end of the answer; of one that goes on and on, to its beginning. */
  tookMs: number;
  /** Whether there was an answer, a refusal too. */
  answered: boolean;
}

/** Told of each call. Must not throw. */
export type OnCall = (call: EngineCall) => void;

interface Agreement {
  address: string;
  transport: Transport;
  onCall: OnCall;
  version: Version;
  imageStore: ReturnType<typeof imageStoreOf>;
  signature: string | null;
}

/** An engine that answered, and what was agreed with it. Good until the connection is lost or the engine changes. */
export class Link {
  readonly address: string;
  readonly version: Version;
  readonly imageStore: Agreement["imageStore"];
  readonly capabilities: Capabilities;
  /** One `df` for all who ask at the same time, where it always measures everything. */
  readonly wholeDiskUsage = new Flight((signal) => measureAll(this, signal));
  /** Layers by image id, which never change: at most as many as an engine is likely to have images. */
  readonly layers = new Map<string, EngineImageLayers>();
  readonly layerSizes = new LayerSizes();
  /** Set when an answer shows that the engine is another one by now. */
  changed = false;
  readonly #transport: Transport;
  readonly #prefix: string;
  readonly #signature: string | null;
  readonly #onCall: OnCall;

  constructor({ address, transport, version, imageStore, signature, onCall }: Agreement) {
    const apiVersion = agreedVersion(version);
    this.address = address;
    this.version = version;
    this.imageStore = imageStore;
    this.capabilities = capabilitiesOf({ ...version, apiVersion, imageStore });
    this.#transport = transport;
    this.#prefix = `/v${showVersion(apiVersion)}`;
    this.#signature = signature;
    this.#onCall = onCall;
  }

  /** Throws EngineError, EngineChanged, and what the signal was aborted with. */
  async ask<Answer>(endpoint: Endpoint<Answer>, details: Details, signal: AbortSignal): Promise<Answer> {
    const attempt = this.attempt(endpoint);
    const question = this.#question(endpoint, details);
    for (let waitMs = FIRST_WAIT_MS; ; waitMs *= 2) {
      const reply = await told(this.#onCall, endpoint, () =>
        exchange(this.#transport, question, attempt, signal),
      );
      this.#recognise(endpoint, reply);
      if (waitMs > LONGEST_WAIT_MS || !this.#failedForAnother(endpoint, reply)) {
        return readAnswer(endpoint, reply, attempt);
      }
      await sleep(waitMs, undefined, { signal });
    }
  }

  /** As `ask`, for an answer that goes on and on: its body, to be read to the end or destroyed. */
  async listen(endpoint: Endpoint<unknown>, details: Details, signal: AbortSignal): Promise<Readable> {
    const attempt = this.attempt(endpoint);
    const question = this.#question(endpoint, details);
    const reply = await told(this.#onCall, endpoint, () => begin(this.#transport, question, attempt, signal));
    try {
      this.#recognise(endpoint, reply);
    } catch (error) {
      if ("body" in reply) reply.body.destroy();
      throw error;
    }
    if ("body" in reply) return reply.body;
    throw refusalOf(endpoint, reply, attempt);
  }

  #failedForAnother({ method }: Endpoint<unknown>, reply: Reply): boolean {
    if (!this.capabilities.readsFailWhileOthersGo || method !== "GET" || reply.status < 500) return false;
    return /(image|layer|container) not known|no such (container|image|network|volume)/.test(wordsOf(reply));
  }

  #question(endpoint: Endpoint<unknown>, { name, query }: Details): Question {
    const path = pathOf(endpoint, name);
    if (path === null) {
      throw failure("not_found", this.attempt(endpoint), { finding: `Nothing can be called "${name}".` });
    }
    return { method: endpoint.method, path: this.#prefix + path, ...(query && { query }) };
  }

  /** Throws EngineChanged if the answer comes from another engine than the one agreed with, unless that did something. */
  #recognise(endpoint: Endpoint<unknown>, reply: Reply | OpenReply): void {
    const refused =
      "text" in reply && reply.status === 400 && /^client version .* is too (old|new)/.test(wordsOf(reply));
    const signature = signatureOf(reply);
    const replaced = signature !== null && this.#signature !== null && signature !== this.#signature;
    if (!refused && !replaced) return;
    this.changed = true;
    if (refused || endpoint.method === "GET") throw new EngineChanged();
  }

  attempt({ operation }: Endpoint<unknown>): Attempt {
    return { address: this.address, operation };
  }

  /** What is under way goes on. */
  retire(): void {
    this.#transport.retire();
  }

  close(): void {
    this.#transport.close();
  }
}

async function told<Answer>(
  onCall: OnCall,
  { operation }: Endpoint<unknown>,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const startedMs = performance.now();
  let answered = false;
  try {
    const answer = await call();
    answered = true;
    return answer;
  } finally {
    onCall({ operation, tookMs: performance.now() - startedMs, answered });
  }
}

/** Asks who is there and agrees on an API version. Throws EngineError, and what the signal was aborted with. */
export async function openLink(
  { address, transport, onCall }: Pick<Agreement, "address" | "transport" | "onCall">,
  signal: AbortSignal,
): Promise<Link> {
  const ask = async <Answer>(endpoint: Endpoint<Answer>) => {
    const attempt = { address, operation: endpoint.operation };
    const question = { method: endpoint.method, path: endpoint.path };
    const reply = await told(onCall, endpoint, () => exchange(transport, question, attempt, signal));
    return { reply, answer: readAnswer(endpoint, reply, attempt) };
  };
  const [{ reply, answer }, info] = await Promise.all([ask(endpoints.version), ask(endpoints.info)]);
  const version: Version = reply.headers["libpod-api-version"] ? { ...answer, kind: "podman" } : answer;
  const disagreement = disagreementWith(version);
  if (disagreement)
    throw failure("unsupported", { address, operation: "agree on an API version" }, disagreement);
  const imageStore = imageStoreOf(version.kind, info.answer);
  return new Link({ address, transport, version, imageStore, signature: signatureOf(reply), onCall });
}

/** Each answer of an engine says which engine it is; `null` for the answer of something in between. */
function signatureOf({ headers }: Pick<Reply, "headers">): string | null {
  const apiVersion = headers["api-version"];
  return apiVersion === undefined ? null : [headers.server, apiVersion].join(" ");
}
