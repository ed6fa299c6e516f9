import type { Certainty, ObjectKind, PlanItem, SparedObject } from "@dunnage/api";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import { isKept } from "../objects/keep.ts";
import { membersByProject } from "../projects/members.ts";
import { type Protectable, projectOf, protectionOf, protectionsOn } from "../protections.ts";
import type { Order } from "./knowledge.ts";
import { isLongAgo, type Limits, limitsOf } from "./limits.ts";

export type Spared = SparedObject["reason"];
export type Taken = PlanItem["reason"];

/** An object while it is decided on. */
export interface Subject {
  /** Made once: it is looked up again and again, and that takes long for a text that has just been put together. */
  key: string;
  kind: ObjectKind;
  id: string;
  names: string[];
  references?: string[];
  labels: Record<string, string>;
  createdAt: string | null;
  /** For a container: when it stopped; for build cache: by the engine. For the rest, what was seen of it counts. */
  lastUsedAt?: string | null;
}

interface Size {
  bytes: number | null;
  certainty: Certainty;
}

/** A plan in the making: what was decided so far, and on what grounds. */
export class Drafting {
  readonly inventory: Inventory;
  readonly order: Order;
  readonly limits: Limits;
  readonly items: PlanItem[] = [];
  readonly kept: SparedObject[] = [];
  readonly #except: ReadonlySet<string>;
  /** Keys of the compose project that the rules are for; `null`: they are for all. */
  readonly #ofProject: ReadonlySet<string> | null;
  readonly #only: ReadonlySet<string> | null;
  readonly #protections;
  readonly #taken = new Map<string, PlanItem>();

  constructor(inventory: Inventory, order: Order) {
    this.inventory = inventory;
    this.order = order;
    this.limits = limitsOf(order.rules);
    this.#except = new Set(order.except);
    const { project } = order.rules;
    this.#ofProject = project === undefined ? null : (membersByProject(inventory).get(project) ?? new Set());
    this.#only = order.only === undefined ? null : new Set(order.only);
    this.#protections = protectionsOn(order.host, order.protections);
  }

  isTaken(kind: ObjectKind, id: string): boolean {
    return this.#taken.has(keyOf(kind, id));
  }

  /** What people and Dunnage itself say against taking it, before any rule is asked. */
  guard(subject: Subject): Spared | null {
    const { key } = subject;
    if (this.isOutside(key)) return this.#outside();
    if (this.order.own.has(key)) return spared("own");
    if (isKept(subject)) return spared("label_keep");
    const protection = this.#protectionOf(subject);
    if (protection) {
      const { id, why, createdBy } = protection;
      return spared("protected", { protection: id, why, who: createdBy.name });
    }
    if (this.#except.has(key)) return spared("excepted");
    if (this.#only && !this.#only.has(key)) return spared("not_picked");
    const unread = this.inventory.unread[subject.kind];
    return unread ? spared("size_unknown", { detail: unread.params.detail ?? unread.message }) : null;
  }

  /** Whether it is too young, or was used too short a time ago, for a rule's limits. */
  tooRecent(
    subject: Subject,
    rule: { createdForMs?: number | undefined; unusedForMs?: number | undefined },
  ): Spared | null {
    const { now } = this.order;
    if (rule.createdForMs !== undefined && !isLongAgo(subject.createdAt, rule.createdForMs, now))
      return tooRecent("created", subject.createdAt);
    if (rule.unusedForMs === undefined) return null;
    const unusedSince = this.lastUsedAt(subject) ?? this.#firstSeenAt(subject);
    return isLongAgo(unusedSince, rule.unusedForMs, now) ? null : tooRecent("used", unusedSince);
  }

  lastUsedAt({ key, kind, lastUsedAt }: Subject): string | null {
    if (kind === "containers") return lastUsedAt ?? null;
    const seen = this.order.sightings.get(key)?.lastUsedAt ?? null;
    if (lastUsedAt === undefined || lastUsedAt === null) return seen;
    return seen !== null && seen > lastUsedAt ? seen : lastUsedAt;
  }

  /** Puts it into the plan, after what it needs. */
  take(subject: Subject, reason: Taken, size: Size, needs: string[] = []): void {
    const { key, kind, id, names, labels, createdAt, references = [] } = subject;
    // Field by field, here and below: copies of copies took a sixth of the time that somebody waits for with every box that is un-ticked.
    const item: PlanItem = {
      key,
      kind,
      id,
      names,
      bytes: size.bytes,
      certainty: size.certainty,
      labels,
      project: projectOf(subject),
      createdAt,
      lastUsedAt: this.lastUsedAt(subject),
      reason,
      needs,
      frees: [],
      references,
    };
    this.items.push(item);
    this.#taken.set(key, item);
    for (const needed of needs) this.#taken.get(needed)?.frees.push(key);
  }

  spare(subject: Subject, reason: Spared, size: Size): void {
    const { key, kind, id, names, labels, createdAt } = subject;
    this.kept.push({
      key,
      kind,
      id,
      names,
      bytes: size.bytes,
      certainty: size.certainty,
      labels,
      project: projectOf(subject),
      createdAt,
      lastUsedAt: this.lastUsedAt(subject),
      reason: this.isOutside(key) ? this.#outside() : reason,
    });
  }

  /** Whether the rules are for a compose project that this object is not of. */
  isOutside(key: string): boolean {
    return this.#ofProject !== null && !this.#ofProject.has(key);
  }

  #outside(): Spared {
    return spared("not_of_project", { project: this.order.rules.project ?? "" });
  }

  #protectionOf(subject: Subject) {
    if (this.#protections.length === 0) return null;
    const protectable: Protectable = { ...subject, project: projectOf(subject) };
    return protectionOf(protectable, this.#protections);
  }

  #firstSeenAt({ key }: Subject): string | null {
    return this.order.sightings.get(key)?.firstSeenAt ?? null;
  }
}

export function spared(code: Spared["code"], params: Spared["params"] = {}): Spared {
  return { code, params };
}

export function tooRecent(what: "created" | "stopped" | "used", at: string | null): Spared {
  return spared("too_recent", { what, ...(at !== null && { at }) });
}

export function sized(bytes: number | null, whereKnown: Certainty = "exact"): Size {
  return { bytes, certainty: bytes === null ? "unknown" : whereKnown };
}

const NAMED = 3;

/** Who needs it, in words: a few names, and how many more there are. */
export function heldBy(names: string[]): Spared["params"] {
  const more = names.length - NAMED;
  return { by: names.slice(0, NAMED).join(", "), ...(more > 0 && { count: String(more) }) };
}
