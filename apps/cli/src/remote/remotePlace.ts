import type { CleanupPlan, CleanupRun, DiskUsage, RunSummary, SystemInfo } from "@dunnage/api/schemas";
import type { DunnageClient } from "@dunnage/client";
import { Failure } from "../ending.ts";
import type { Following, Order, Place } from "../place.ts";
import { told } from "./told.ts";

/** What a server does for us. The run is the server's: it goes on should this program end. */
export class RemotePlace implements Place {
  readonly #client: DunnageClient;
  readonly #host: { host?: string };

  constructor(client: DunnageClient, host: string | undefined) {
    this.#client = client;
    this.#host = host === undefined ? {} : { host };
  }

  info(): Promise<SystemInfo> {
    return told(this.#client.dockerSystem.info.query(this.#host));
  }

  usage(): Promise<DiskUsage> {
    return told(this.#client.dockerSystem.usage.query({ ...this.#host, refresh: true }));
  }

  plan({ rules, except, only, from }: Order): Promise<CleanupPlan> {
    const again = from === undefined ? {} : { from: from.id };
    const picked = only && { only };
    const order = { ...this.#host, ...rules, except, ...picked, ...again };
    return told(this.#client.dockerSystem.preview.mutate(order));
  }

  async run({ id: plan }: Pick<CleanupPlan, "id">, following: Following): Promise<CleanupRun> {
    const { id } = await told(this.#client.dockerSystem.cleanup.mutate({ ...this.#host, plan, wait: false }));
    try {
      await this.#follow(id, following);
      return await told(this.#client.runs.get.query({ id }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { exitCode, code, message } = error;
      throw new Failure(exitCode, {
        code,
        message,
        advice: `The server goes on with the clean-up, whatever happened here: dunnage runs ${id}`,
      });
    }
  }

  receiptOf({ id }: RunSummary): string {
    return `dunnage runs ${id}`;
  }

  close(): void {}

  async #follow(id: string, { signal, onProgress }: Following): Promise<void> {
    const ended = Promise.withResolvers<void>();
    const watching = this.#client.runs.watch.subscribe(
      { id },
      {
        onData: ({ data }) => onProgress(data.run, data.outcomes),
        onComplete: () => ended.resolve(),
        onError: (error) => ended.reject(error),
      },
    );
    const cancel = () => {
      // One that has ended meanwhile is refused, and needs no cancelling.
      this.#client.runs.cancel.mutate({ id }).catch(() => undefined);
    };
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
    try {
      await told(ended.promise);
    } finally {
      signal.removeEventListener("abort", cancel);
      watching.unsubscribe();
    }
  }
}
