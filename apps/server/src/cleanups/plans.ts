import { type Actor, DomainError, type PlanStore } from "@dunnage/api";
import { type CleanupPlan, type PreviewInput, Rules } from "@dunnage/api/schemas";
import { draftPlan, needsStopTimes } from "@dunnage/cleanup";
import type { Clock } from "../clock.ts";
import type { EngineHost } from "../hosts/host.ts";
import type { ServedHosts } from "../hosts/hosts.ts";
import { sleep } from "../sleep.ts";
import { type KeptReading, KeptReadings } from "./keptReadings.ts";

/** How long a plan may be run after its host was read. */
const PLAN_GOOD_FOR_MS = 15 * 60_000;
const ANSWERED_FIRST_MS = 300;

export interface PlansParts {
  hosts: ServedHosts;
  store: PlanStore;
  clock: Clock;
}

/** Makes plans, and finds those that may be run. */
export class Plans {
  readonly #parts: PlansParts;
  readonly #readings = new KeptReadings();
  /** Plans that are being written down, or could not be, by id. */
  readonly #storing = new Map<string, Promise<void>>();

  constructor(parts: PlansParts) {
    this.#parts = parts;
  }

  async preview(input: PreviewInput, by: Pick<Actor, "user">, signal?: AbortSignal): Promise<CleanupPlan> {
    const { clock } = this.#parts;
    const rules = rulesOf(input);
    const kept = await this.#readingFor(input, rules, signal);
    const { host, reading, expiresAt } = kept;
    const except = input.except ?? [];
    // What was picked once is not widened by whoever forgets to say it again.
    const only = input.only ?? (input.from === undefined ? undefined : this.#readings.pickedFor(input.from));
    const knowledge = await host.knowledge(reading.inventory);
    const plan: CleanupPlan = {
      id: crypto.randomUUID(),
      host: host.ref,
      rules,
      except,
      ...(only && { only }),
      createdBy: by.user,
      readAt: reading.inventory.readAt,
      expiresAt: expiresAt.toISOString(),
      ...draftPlan(reading.inventory, { rules, except, only, ...knowledge }),
    };
    this.#readings.keep(plan, kept, clock.instant());
    // With each box that somebody un-ticks they wait for another plan, and a disk that is full or slow is what they are here for: they are answered first, and that
    // it is written down is waited for when it is to be run.
    if (input.from === undefined) await this.#store(plan, host.engineIdentity, Promise.resolve());
    else void this.#store(plan, host.engineIdentity, sleep(ANSWERED_FIRST_MS));
    return plan;
  }

  #store(plan: CleanupPlan, engine: string, when: Promise<void>): Promise<void> {
    const storing = when.then(() => this.#parts.store.add(plan, engine));
    this.#storing.set(plan.id, storing);
    storing.then(
      () => this.#storing.delete(plan.id),
      () => setTimeout(() => this.#storing.delete(plan.id), PLAN_GOOD_FOR_MS).unref(),
    );
    return storing;
  }

  /** The plan, its host, and the engine that it was made for, if it may be run now. `host`: the id of the one that is meant. */
  async toRun(
    id: string,
    host: string | undefined,
  ): Promise<{ plan: CleanupPlan; host: EngineHost; engine: string | null }> {
    const { hosts, store, clock } = this.#parts;
    const meant = host === undefined ? null : hosts.get(host);
    await this.#storing.get(id);
    const found = await store.find(id);
    if (!found) throw new DomainError("plan_not_found", id);
    const { plan, run, engine } = found;
    if (meant && meant.ref.id !== plan.host.id) throw new DomainError("plan_of_other_host", plan.host.name);
    const its = hosts.get(plan.host.id);
    if (run !== null) throw new DomainError("plan_already_run", id);
    if (clock.instant() >= new Date(plan.expiresAt)) throw new DomainError("plan_expired", id);
    return { plan, host: its, engine };
  }

  async #readingFor(
    input: PreviewInput,
    rules: Rules,
    signal: AbortSignal | undefined,
  ): Promise<KeptReading> {
    const { hosts } = this.#parts;
    const stopTimes = needsStopTimes(rules);
    const kept = input.from === undefined ? null : await this.#keptFor(input.from, input.host);
    // One that lacks what the rules go by is of no use: everything would stay for want of knowing.
    if (kept && (kept.reading.stopTimes || !stopTimes)) return kept;
    const host = kept?.host ?? hosts.get(input.host);
    const reading = await host.reading({ stopTimes, signal });
    const readAt = new Date(reading.inventory.readAt).getTime();
    return { host, reading, expiresAt: new Date(readAt + PLAN_GOOD_FOR_MS) };
  }

  /** The reading that this plan was made from. */
  async #keptFor(plan: string, host: string | undefined): Promise<KeptReading> {
    const { hosts, store, clock } = this.#parts;
    const meant = host === undefined ? null : hosts.get(host);
    const kept = this.#readings.of(plan);
    const its = kept?.host.ref ?? (await store.find(plan))?.plan.host;
    if (!its) throw new DomainError("plan_not_found", plan);
    if (meant && meant.ref.id !== its.id) throw new DomainError("plan_of_other_host", its.name);
    if (!kept || clock.instant() >= kept.expiresAt) throw new DomainError("plan_expired", plan);
    return kept;
  }
}

/** All that the contract calls a rule: one that narrows them and was left out would widen the plan. */
function rulesOf(input: PreviewInput): Rules {
  const given = Object.entries(input).filter(([name, rule]) => rule !== undefined && name in Rules.shape);
  return Object.fromEntries(given);
}
