import type { CleanupPlan } from "@dunnage/api/schemas";
import type { EngineHost } from "../hosts/host.ts";
import type { Reading } from "../hosts/readings.ts";

/** A reading of a host while plans can be drafted from it. */
export interface KeptReading {
  host: EngineHost;
  reading: Reading;
  /** When the plans made from it expire. */
  expiresAt: Date;
}

/** A large host's reading takes some megabytes. */
const KEPT_PER_HOST = 5;

/** Readings in memory, by the plans that were made from them, until those expire. */
export class KeptReadings {
  /** The one that was used the longest time ago first. */
  readonly #kept: KeptReading[] = [];
  readonly #byPlan = new Map<string, { kept: KeptReading; only: CleanupPlan["only"] }>();

  /** `null` if it has expired, made room for newer ones, or is no plan of this process. */
  of(plan: string): KeptReading | null {
    const kept = this.#byPlan.get(plan)?.kept ?? null;
    if (kept) this.#touch(kept);
    return kept;
  }

  /** What was picked for a plan, as long as its reading is kept. */
  pickedFor(plan: string): CleanupPlan["only"] {
    return this.#byPlan.get(plan)?.only;
  }

  keep({ id, only }: Pick<CleanupPlan, "id" | "only">, kept: KeptReading, now: Date): void {
    this.#byPlan.set(id, { kept, only });
    if (this.#kept.includes(kept)) return;
    this.#kept.push(kept);
    const ofHost = this.#kept.filter(({ host }) => host === kept.host);
    if (ofHost.length > KEPT_PER_HOST && ofHost[0]) this.#forget(ofHost[0]);
    setTimeout(() => this.#forget(kept), kept.expiresAt.getTime() - now.getTime()).unref();
  }

  #touch(kept: KeptReading): void {
    const at = this.#kept.indexOf(kept);
    if (at >= 0) this.#kept.push(...this.#kept.splice(at, 1));
  }

  #forget(kept: KeptReading): void {
    const at = this.#kept.indexOf(kept);
    if (at >= 0) this.#kept.splice(at, 1);
    for (const [plan, its] of this.#byPlan) if (its.kept === kept) this.#byPlan.delete(plan);
  }
}
