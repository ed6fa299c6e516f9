import type { EngineContainer, EngineEvent } from "@dunnage/api";
import { isStopped } from "@dunnage/cleanup";

/** More ids than this are not worth their memory: then all is measured once more. */
const MOST_STIRRED = 10_000;

/**
 * What stopped containers hold, as last measured. Nothing is written into one but by a request to its engine, which tells of it: a start, or a copy into it
 * (`extract-to-dir`). So while events are heard, it need not be measured again until one speaks of the container.
 */
export class StoppedSizes {
  readonly #bytes = new Map<string, number>();
  /** The number of the last event that spoke of each container. */
  readonly #stirredIn = new Map<string, number>();
  #events = 0;
  /** What was being measured when this many events had been told counts for nothing. */
  #forgottenIn = 0;
  #heard = false;

  /** The containers, with what is known of their bytes. */
  on(containers: EngineContainer[]): EngineContainer[] {
    return containers.map((container) => {
      const sizeBytes = isStopped(container) ? this.#bytes.get(container.id) : undefined;
      return sizeBytes === undefined ? container : { ...container, sizeBytes };
    });
  }

  /** Measures, and keeps what holds on. */
  async keeping<T>(measure: () => Promise<T>, containersOf: (measured: T) => EngineContainer[]): Promise<T> {
    const since = this.#events;
    const measured = await measure();
    if (this.#heard && since >= this.#forgottenIn) {
      for (const container of containersOf(measured)) this.#keep(container, since);
    }
    return measured;
  }

  tell({ kind, id }: EngineEvent): void {
    if (kind !== "containers") return;
    this.#events += 1;
    this.#bytes.delete(id);
    this.#stirredIn.set(id, this.#events);
    if (this.#stirredIn.size > MOST_STIRRED) this.#forget();
  }

  /** From now on events are told, or no longer are. */
  hear(heard: boolean): void {
    this.#heard = heard;
    this.#forget();
  }

  #keep(container: EngineContainer, since: number): void {
    const { id, sizeBytes } = container;
    const isStirred = (this.#stirredIn.get(id) ?? 0) > since;
    if (sizeBytes !== null && isStopped(container) && !isStirred) this.#bytes.set(id, sizeBytes);
  }

  #forget(): void {
    this.#events += 1;
    this.#forgottenIn = this.#events;
    this.#bytes.clear();
    this.#stirredIn.clear();
  }
}
