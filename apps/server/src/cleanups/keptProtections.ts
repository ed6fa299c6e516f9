import type { Protection, ProtectionStore } from "@dunnage/api";

/** What was changed through another server on the same database is known so much later; through this one, at once. */
const KEPT_MS = 100;

/** What people have protected, read once for all who ask at nearly the same time: a run asks before each removal. */
export function keptProtections(store: ProtectionStore): ProtectionStore {
  let kept: { list: Promise<Protection[]>; untilMs: number } | null = null;
  const forgettingAfter = async <T>(change: Promise<T>) => {
    try {
      return await change;
    } finally {
      kept = null;
    }
  };
  return {
    list() {
      const nowMs = performance.now();
      if (kept && nowMs < kept.untilMs) return kept.list;
      const list = store.list();
      const reading = { list, untilMs: nowMs + KEPT_MS };
      kept = reading;
      list.catch(() => {
        if (kept === reading) kept = null;
      });
      return list;
    },
    add: (protection) => forgettingAfter(store.add(protection)),
    remove: (id) => forgettingAfter(store.remove(id)),
  };
}
