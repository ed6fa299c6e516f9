import type { ServerResponse } from "node:http";
import type { Happening } from "./removals.ts";

/** As many as an engine keeps. */
const KEPT = 256;

/** Tells whoever listens of what happens, and of what happened since they were last there. */
export class Events {
  readonly #listeners = new Set<ServerResponse>();
  readonly #past: { atMs: number; line: string }[] = [];

  tell(happened: Happening): void {
    const atMs = Date.now();
    const event = { ...happened, scope: "local", time: Math.floor(atMs / 1000), timeNano: atMs * 1_000_000 };
    const line = `${JSON.stringify(event)}\n`;
    this.#past.push({ atMs, line });
    if (this.#past.length > KEPT) this.#past.shift();
    for (const listener of this.#listeners) listener.write(line);
  }

  /** `since`: in seconds; `null`: from now on. */
  listen(response: ServerResponse, since: number | null): void {
    response.flushHeaders();
    for (const { atMs, line } of this.#past) if (since !== null && atMs >= since * 1000) response.write(line);
    this.#listeners.add(response);
    response.once("close", () => this.#listeners.delete(response));
  }
}
