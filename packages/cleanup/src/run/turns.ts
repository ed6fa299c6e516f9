import type { PlanItem } from "@dunnage/api";

/** What came of an item's turn: it is settled, or is to have another one by itself when nothing else can be done. */
export type Turn = "settled" | "later";

/**
 * Gives each item its turn in order, at most so many at once, none before all of these items that it needs are settled. Answers those that never
 * had one, since they need one another in a circle. `work` must not throw.
 */
export async function inTurn(
  items: readonly PlanItem[],
  atOnce: number,
  work: (item: PlanItem, alone: boolean) => Promise<Turn>,
): Promise<PlanItem[]> {
  const queue = queueOf(items);
  const later: PlanItem[] = [];
  const underWay = new Set<Promise<void>>();
  const begin = (item: PlanItem) => {
    const turn = work(item, false).then((result) => {
      if (result === "later") later.push(item);
      else queue.settle(item);
      underWay.delete(turn);
    });
    underWay.add(turn);
  };
  for (;;) {
    const next = underWay.size < atOnce ? queue.next() : undefined;
    if (next) {
      begin(next);
      continue;
    }
    if (underWay.size > 0) {
      await Promise.race(underWay);
      continue;
    }
    const alone = later.shift();
    if (!alone) return queue.left();
    await work(alone, true);
    queue.settle(alone);
  }
}

function queueOf(items: readonly PlanItem[]) {
  const keys = new Set(items.map(({ key }) => key));
  const needs = new Map(items.map((item) => [item, new Set(item.needs.filter((key) => keys.has(key)))]));
  const neededBy = new Map<string, PlanItem[]>();
  for (const [item, needed] of needs) {
    for (const key of needed) neededBy.set(key, [...(neededBy.get(key) ?? []), item]);
  }
  const ready = items.filter((item) => needs.get(item)?.size === 0);
  let taken = 0;
  return {
    next(): PlanItem | undefined {
      const item = ready[taken];
      if (item) {
        taken += 1;
        needs.delete(item);
      }
      return item;
    },
    settle({ key }: PlanItem): void {
      for (const item of neededBy.get(key) ?? []) {
        const open = needs.get(item);
        if (open?.delete(key) && open.size === 0) ready.push(item);
      }
    },
    left: () => [...needs.keys()],
  };
}
