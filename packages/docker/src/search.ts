import { EngineError } from "@dunnage/api";
import { type EngineAddress, parseAddress, showAddress } from "./address.ts";
import { connectionsTo } from "./connection.ts";
import { within } from "./deadline.ts";
import { endpoints } from "./endpoints.ts";
import { failure } from "./failure.ts";
import { Flight } from "./flight.ts";
import { type Link, type OnCall, openLink } from "./link.ts";
import { wantsTls } from "./tls.ts";
import { Transport } from "./transport.ts";
import type { Environment } from "./variables.ts";

// Less than a cheap read may take as a whole, so that the error names the place that does not answer.
const AGREE_MS = 4500;

/**
 * Finds the engine in one of several places, and keeps what was agreed with it. It is looked for again whenever the connection was lost;
 * once found, only where it was: what a person decided for one engine must never happen to another that answers in its stead.
 */
export class Search {
  readonly #places: readonly string[];
  readonly #env: Environment;
  readonly #onCall: OnCall;
  readonly #look = new Flight((signal) => this.#lookEverywhere(signal));
  #found: string | null = null;
  #link: Link | null = null;

  /** `places`: at least one, in the order of preference, in the syntax of DOCKER_HOST. */
  constructor(places: readonly string[], env: Environment, onCall: OnCall = () => {}) {
    this.#places = places;
    this.#env = env;
    this.#onCall = onCall;
  }

  /** Where the engine is, or will be looked for first. Without secrets. */
  get address(): string {
    const place = this.#found ?? this.#places[0] ?? "";
    try {
      return showAddress(this.#parse(place));
    } catch (error) {
      if (error instanceof EngineError) return error.params.address;
      throw error;
    }
  }

  /** Throws EngineError, and what the signal was aborted with. */
  async link(signal: AbortSignal): Promise<Link> {
    if (this.#link?.changed) this.forget(this.#link);
    return this.#link ?? this.#look.join(signal);
  }

  /** After the connection was lost. What is under way on it goes on. */
  forget(link: Link): void {
    if (this.#link === link) this.#link = null;
    link.retire();
  }

  /** Ends all connections. */
  close(): void {
    this.#link?.close();
    this.#link = null;
  }

  async #lookEverywhere(signal: AbortSignal): Promise<Link> {
    const places = this.#found === null ? this.#places : [this.#found];
    const failures: EngineError[] = [];
    for (const place of places) {
      try {
        this.#link = await this.#open(place, signal);
        this.#found = place;
        return this.#link;
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        // Nobody there, or no place at all: what the docker CLI's context names is not always an address.
        const nobody =
          error.code === "unreachable" ||
          error.code === "permission_denied" ||
          error.params.case === "no_address";
        if (places.length === 1 || !nobody) throw error;
        failures.push(error);
      }
    }
    const denied = failures.find((error) => error.code === "permission_denied");
    const tried = failures.map((error) => error.params.address).join(", ");
    throw denied ?? new EngineError("unreachable", { address: this.address, operation: "connect", tried });
  }

  #open(place: string, signal: AbortSignal): Promise<Link> {
    const address = this.#parse(place);
    const shown = showAddress(address);
    const { operation } = endpoints.version;
    return within(AGREE_MS, { address: shown, operation }, signal, async (limited) => {
      const transport = openTransport(address, this.#env);
      try {
        return await openLink({ address: shown, transport, onCall: this.#onCall }, limited);
      } catch (error) {
        transport.close();
        throw error;
      }
    });
  }

  #parse(place: string): EngineAddress {
    return parseAddress(place, wantsTls(this.#env));
  }
}

function openTransport(address: EngineAddress, env: Environment): Transport {
  try {
    return new Transport(address, () => connectionsTo(address, env));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error); // a TLS file that cannot be read
    throw failure("unreachable", { address: showAddress(address), operation: "connect" }, { detail }, error);
  }
}
