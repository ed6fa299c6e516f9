import type { EngineBuildCacheRecord, PlanItem } from "@dunnage/api";
import { unlessHung } from "../hanging.ts";
import { standingAgainst } from "../recheck.ts";
import type { Run } from "../stage.ts";
import { kept, REMOVED, refusedBy, uncheckedBy, type Verdict } from "../verdict.ts";

/** Records in one request: few enough that a run can be followed, and ended, in between. */
const AT_ONCE = 100;

/**
 * Removes these records and no others, in the plan's order: children before what they were made from. Answers the bytes that the engine says it
 * reclaimed, shared records in full; `null` where it was not asked to or did not say.
 */
export async function carryOutBuildCache(items: PlanItem[], run: Run): Promise<number | null> {
  const whyItStays = await recheck(run);
  const free = items.filter((item) => {
    const stays = whyItStays(item);
    if (stays) run.tell(item, stays);
    return !stays;
  });
  let reportedBytes: number | null = null;
  for (let at = 0; at < free.length; at += AT_ONCE) {
    const some = free.slice(at, at + AT_ONCE);
    await run.recordable();
    const barred = run.barred();
    const { fateOf, reclaimedBytes } = barred
      ? { fateOf: () => barred, reclaimedBytes: null }
      : await remove(some, run);
    if (reclaimedBytes !== null) reportedBytes = (reportedBytes ?? 0) + reclaimedBytes;
    for (const item of some) run.tell(item, fateOf(item));
  }
  return reportedBytes;
}

/** Reads the records once, and tells of each item why it stays. */
async function recheck(run: Run): Promise<(item: PlanItem) => Verdict | null> {
  const { engine, signal } = run;
  const barred = run.barred();
  if (barred) return () => barred;
  try {
    await engine.info(); // measuring takes a while anywhere: an engine that does not answer at all is not waited for so long
    const [{ items }, standing] = await Promise.all([
      engine.diskUsage("buildCache", { signal }),
      run.protections(),
    ]);
    const records = new Map(items.map((record) => [record.id, record]));
    return (item) => changeSince(item, records.get(item.id)) ?? standingAgainst(item, standing);
  } catch (error) {
    if (!signal.aborted) run.note(error);
    const stays = run.barred() ?? uncheckedBy(error);
    return () => stays;
  }
}

function changeSince({ reason }: PlanItem, now: EngineBuildCacheRecord | undefined): Verdict | null {
  if (!now) return kept("already_gone");
  if (now.inUse) return kept("changed", "It is in use now.");
  if (now.shared && reason.code !== "shared") return kept("changed", "An image shares it now.");
  return null;
}

const STILL_NEEDED = kept("in_use", "The engine keeps it: something still needs it.");

interface Answer {
  fateOf: (item: PlanItem) => Verdict;
  reclaimedBytes: number | null;
}

async function remove(items: PlanItem[], run: Run): Promise<Answer> {
  try {
    const { deleted, reclaimedBytes } = await unlessHung(
      run.engine,
      run.engine.removeBuildCache(items.map(({ id }) => id)),
    );
    const gone = new Set(deleted);
    return { fateOf: ({ id }) => (gone.has(id) ? REMOVED : STILL_NEEDED), reclaimedBytes };
  } catch (error) {
    run.note(error);
    const refused = refusedBy(error);
    return { fateOf: () => refused, reclaimedBytes: null };
  }
}
