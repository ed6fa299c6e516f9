import { EngineError } from "@dunnage/api";
import type { CleanupPlan, CleanupRun, DiskUsage, HostRef, Rules, SystemInfo } from "@dunnage/api/schemas";
import {
  accountFor,
  draftPlan,
  type Inventory,
  type Knowledge,
  needsStopTimes,
  readInventory,
} from "@dunnage/cleanup";
import { findEngine } from "@dunnage/docker";
import { exitCodeOf, Failure, wrongUse } from "../ending.ts";
import type { Env, Variables } from "../env.ts";
import type { Following, Order, Place } from "../place.ts";
import { recallLayers } from "./recalledLayers.ts";
import { type RunHere, runHere } from "./runHere.ts";

/** How long a plan may be run after its host was read: as with a server. */
const PLAN_GOOD_FOR_MS = 15 * 60_000;

/** An engine that is worked on from here, without a server: the same reading, the same plan, the same checks. */
export class LocalPlace implements Place {
  readonly #env: Env;
  readonly #engine: ReturnType<typeof findEngine>;
  readonly #receipts = new Map<string, string>();
  readonly #plans = new Map<string, { plan: CleanupPlan; inventory: Inventory }>();

  constructor(env: Env) {
    this.#env = env;
    this.#engine = findEngine({ env: env.all });
  }

  info(): Promise<SystemInfo> {
    return told(async () => {
      const info = await this.#engine.info();
      const storage = { ...info.storage, totalBytes: null, freeBytes: null };
      return { host: refOf(info.machine.name), ...info, storage, readAt: new Date().toISOString() };
    });
  }

  usage(): Promise<DiskUsage> {
    return told(async () => {
      const info = this.#engine.info();
      const of = info.then(({ storage: { driver, imageStore, rootFolder } }) => [
        this.#engine.address,
        driver,
        imageStore,
        rootFolder,
      ]);
      const layers = recallLayers(this.#engine, { folder: this.#env.cacheFolder, of });
      const [inventory, { machine }] = await Promise.all([
        readInventory(this.#engine, { stopTimes: false }),
        info,
      ]);
      await layers.remember();
      return {
        host: refOf(machine.name),
        ...accountFor(inventory, knowledgeAt(inventory)),
        outdated: false,
        reading: false,
        restsForMs: 0,
        watchedSince: inventory.readAt, // nobody watched it before
      };
    });
  }

  plan({ rules, except, only, from }: Order): Promise<CleanupPlan> {
    refuseUnwatched(rules);
    return told(async () => {
      const before = from && this.#plans.get(from.id);
      const host = before?.plan.host ?? refOf((await this.#engine.info()).machine.name);
      const inventory =
        before?.inventory ?? (await readInventory(this.#engine, { stopTimes: needsStopTimes(rules) }));
      const plan: CleanupPlan = {
        id: crypto.randomUUID(),
        host,
        rules,
        except,
        ...(only && { only }),
        createdBy: whoRuns(this.#env.all),
        readAt: inventory.readAt,
        expiresAt: new Date(Date.parse(inventory.readAt) + PLAN_GOOD_FOR_MS).toISOString(),
        ...draftPlan(inventory, { rules, except, only, ...knowledgeAt(inventory) }),
      };
      this.#plans.set(plan.id, { plan, inventory });
      return plan;
    });
  }

  run({ id }: Pick<CleanupPlan, "id">, following: Following): Promise<CleanupRun> {
    const plan = this.#plans.get(id)?.plan;
    if (!plan)
      throw wrongUse(
        "Without a server no plan is kept.",
        "Give the rules instead: dunnage --local clean --images dangling",
      );
    if (new Date() >= new Date(plan.expiresAt))
      throw new Failure(exitCodeOf("plan_expired"), {
        code: "plan_expired",
        message: "The plan is too old by now: what was read of the host for it may be so no longer.",
        advice: "Run it again, and answer within a quarter of an hour.",
      });
    const here: RunHere = { engine: this.#engine, plan, folder: this.#env.runsFolder };
    return told(async () => {
      const { run, receipt } = await runHere(here, following);
      this.#receipts.set(run.id, receipt);
      return run;
    });
  }

  receiptOf({ id }: CleanupRun): string {
    return this.#receipts.get(id) ?? this.#env.runsFolder;
  }

  close(): void {
    this.#engine.close();
  }
}

const refOf = (name: string): HostRef => ({ id: "local", name });

/** Nobody has watched this host, and of what people said only the label is known. */
function knowledgeAt({ readAt }: Inventory): Knowledge {
  return {
    host: "local",
    protections: [],
    own: new Set(),
    sightings: new Map(),
    watchedSince: readAt,
    now: new Date(),
  };
}

function whoRuns(env: Variables) {
  const name = env.SUDO_USER || env.USER || "somebody";
  return { id: String(process.getuid?.() ?? name), name };
}

/** By what a server has seen of the host. Build cache alone has a record of its own. */
function refuseUnwatched({ images, volumes, networks }: Rules): void {
  for (const rule of [images, volumes, networks]) {
    if (typeof rule === "object" && rule.unusedForMs !== undefined)
      throw wrongUse(
        "How long something has not been used is known only to a server that watches the host.",
        "Leave out --unused-for or --local. --created-for goes by when something was made.",
      );
  }
}

/** Engine errors as the person is told them. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { code, message } = error;
    // What a server does, and is done with one.
    const advice = error.advice.replace(
      / Dunnage tries again by itself\.$|,? and start Dunnage again(?=\.$)/,
      "",
    );
    if (error.params.case === "no_address") throw wrongUse(message, advice);
    throw new Failure(exitCodeOf(code), { code, message: withDetail(error, message), advice });
  }
}

const withDetail = ({ params: { detail } }: EngineError, message: string) =>
  detail ? `${message} It said: ${detail}` : message;
