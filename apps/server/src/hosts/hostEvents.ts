import type { EngineInfo } from "@dunnage/api";
import { type EventsParts, listenToEvents } from "./engineEvents.ts";

/** A host's events, heard on another stream when another engine answers at its address. */
export class HostEvents {
  readonly #parts: EventsParts;
  #stream = new AbortController();
  #listening: Promise<unknown> = Promise.resolve();
  /** What tells one engine from another; `null` until one has been heard. */
  identity: string | null = null;

  /** `signal` ends it. */
  constructor(parts: EventsParts) {
    this.#parts = parts;
  }

  listen(): void {
    this.#stream.abort();
    this.#stream = new AbortController();
    const signal = AbortSignal.any([this.#parts.signal, this.#stream.signal]);
    this.#listening = Promise.all([this.#listening, listenToEvents({ ...this.#parts, signal })]);
  }

  /** Whether this is another engine than the one before. Its stream may be open all the same, behind a proxy, and is of no use any more. */
  isAnother({ machine, storage }: EngineInfo): boolean {
    // With another image store the same engine has other images.
    const identity = `${machine.name} ${storage.rootFolder} ${storage.imageStore}`;
    const isAnother = this.identity !== null && this.identity !== identity;
    this.identity = identity;
    return isAnother;
  }

  /** Resolves when nothing is heard any more. */
  async ended(): Promise<void> {
    await this.#listening;
  }
}
