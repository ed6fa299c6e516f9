import type { PlanItem } from "@dunnage/api";
import { addTo } from "../holders.ts";

/** What came of an item's turn: it is settled, or is to have another one by itself when nothing else can be done. */
export type Turn = "settled" | "later";

/** How many may be under way: of all together, and of one kind. */
export interface Room<Kind> {
  atOnce: number;
  ofKind: (kind: Kind) => number;
}

/**
 * Gives each item its turn: those of one kind in the order in which they become ready, at most so many at once, the kinds side by side; none before all of these items that it
 * needs are settled. Answers those that never had one, since they need one another in a circle. `work` must not throw.
 */
export async function inTurn<Item extends PlanItem>(
  items: readonly Item[],
  { atOnce, ofKind }: Room<Item["kind"]>,
  work: (item: Item, alone: boolean) => Promise<Turn>,
): Promise<Item[]> {
  const queue = queueOf(items);
  const later: Item[] = [];
  const underWay = new Map<Item, Promise<void>>();
  const begin = (item: Item) => {
    const turn = work(item, false).then((result) => {
      if (result === "later") later.push(item);
      else queue.settle(item);
      underWay.delete(item);
    });
    underWay.set(item, turn);
  };
  const hasRoom = (kind: Item["kind"]) =>
    underWay.size < atOnce && [...underWay.keys()].filter((item) => item.kind === kind).length < ofKind(kind);
  for (;;) {
    const next = queue.next(hasRoom);
    if (next) {
      begin(next);
      continue;
    }
    if (underWay.size > 0) {
      await Promise.race(underWay.values());
      continue;
    }
    const alone = later.shift();
    if (!alone) return queue.left();
    await work(alone, true);
    queue.settle(alone);
  }
}

function queueOf<Item extends PlanItem>(items: readonly Item[]) {
  const keys = new Set(items.map(({ key }) => key));
  const needs = new Map(items.map((item) => [item, new Set(item.needs.filter((key) => keys.has(key)))]));
  const neededBy = new Map<string, Item[]>();
  for (const [item, needed] of needs) {
    for (const key of needed) addTo(neededBy, key, item);
  }
  const ready = new Map<Item["kind"], Set<Item>>();
  const isReady = (item: Item) => {
    ready.set(item.kind, (ready.get(item.kind) ?? new Set()).add(item));
  };
  for (const item of items) if (needs.get(item)?.size === 0) isReady(item);
  return {
    next(hasRoom: (kind: Item["kind"]) => boolean): Item | undefined {
      for (const [kind, waiting] of ready) {
        const [item] = waiting;
        if (!item || !hasRoom(kind)) continue;
        waiting.delete(item);
        needs.delete(item);
        return item;
      }
      return undefined;
    },
    settle({ key }: Item): void {
      for (const item of neededBy.get(key) ?? []) {
        const open = needs.get(item);
        if (open?.delete(key) && open.size === 0) isReady(item);
      }
    },
    left: () => [...needs.keys()],
  };
}
