import { accountFor, type Inventory, type Knowledge } from "@dunnage/cleanup";
import type { Clock } from "../clock.ts";

/** A host of 5,000 objects takes a tenth of a second to account for, and an event has every browser ask at the same moment. */
const SHARED_MS = 1000;

type Accounts = ReturnType<typeof accountFor>;

/** The accounting of a reading, shared by all who ask within a second, as long as nobody protects anything. */
export class SharedAccounts {
  readonly #clock: Clock;
  #last: { accounts: Accounts; inventory: Inventory; protections: string; atMs: number } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(inventory: Inventory, knowledge: Knowledge): Accounts {
    const atMs = this.#clock.elapsedMs();
    const protections = JSON.stringify(knowledge.protections);
    const last = this.#last;
    if (last?.inventory === inventory && last.protections === protections && atMs - last.atMs < SHARED_MS)
      return last.accounts;
    const accounts = accountFor(inventory, knowledge);
    this.#last = { accounts, inventory, protections, atMs };
    return accounts;
  }
}
