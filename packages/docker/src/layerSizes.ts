import type { EngineLayer } from "@dunnage/api";

const MOST_LAYERS_KEPT = 20_000; // about 200 bytes each

/**
 * Bytes of layers by chain id, where an image's size is that of its layers and nothing else (the graph driver). Of an image with one layer that is not known
 * the rest tells that one's size, so most images need no second request: those of a host are built on a handful of others.
 */
export class LayerSizes {
  readonly #known = new Map<string, number>();
  /** By the lowest layer that is not known: whoever has it too waits, and then may know enough. */
  readonly #reading = new Map<string, Promise<unknown>>();

  /** The layers of an image, from the bottom up. `read` is asked for them only if they do not follow from others. */
  async of(
    chainIds: string[],
    imageBytes: number,
    read: () => Promise<EngineLayer[]>,
  ): Promise<EngineLayer[]> {
    for (;;) {
      const [lowest, ...others] = chainIds.filter((chainId) => !this.#known.has(chainId));
      if (others.length === 0) {
        const layers = this.#followingFrom(chainIds, imageBytes);
        if (layers) return layers;
      }
      const reading = lowest === undefined ? undefined : this.#reading.get(lowest);
      if (!reading) return this.#readFor(lowest, read);
      await reading.catch(() => undefined);
    }
  }

  /** With at most one that is not known. `null` if that would have less than nothing. */
  #followingFrom(chainIds: string[], imageBytes: number): EngineLayer[] | null {
    const known = chainIds.reduce((sum, chainId) => sum + (this.#known.get(chainId) ?? 0), 0);
    const rest = imageBytes - known;
    const hasUnknown = chainIds.some((chainId) => !this.#known.has(chainId));
    if (hasUnknown ? rest < 0 : rest !== 0) return null;
    const layers = chainIds.map((chainId) => ({ chainId, sizeBytes: this.#known.get(chainId) ?? rest }));
    this.#keep(layers);
    return layers;
  }

  async #readFor(lowest: string | undefined, read: () => Promise<EngineLayer[]>): Promise<EngineLayer[]> {
    const reading = read();
    if (lowest !== undefined) this.#reading.set(lowest, reading);
    try {
      const layers = await reading;
      this.#keep(layers);
      return layers;
    } finally {
      if (lowest !== undefined) this.#reading.delete(lowest);
    }
  }

  #keep(layers: EngineLayer[]): void {
    for (const { chainId, sizeBytes } of layers) {
      if (this.#known.size >= MOST_LAYERS_KEPT) this.#known.clear();
      this.#known.set(chainId, sizeBytes);
    }
  }
}
