import type { EngineBuildCacheRecord, Outcome } from "@dunnage/api";
import { measured } from "./reading.ts";
import type { Run } from "./removal.ts";
import { REMOVED } from "./verdict.ts";

type Records = ReadonlyMap<string, EngineBuildCacheRecord>;

/** The build cache's records by id; `null` where they could not be measured. Fails soon if the engine does not answer at all. */
export async function readRecords({ engine }: Run): Promise<Records | null> {
  await engine.info(); // measuring takes a while anywhere, and pruning may take an hour
  const usage = await measured((signal) => engine.diskUsage("buildCache", { signal }));
  return usage && new Map(usage.items.map((record) => [record.id, record]));
}

/** What a record of the build cache and an image that this run took had in common. */
export interface SharedWithImages {
  /** The records as they were before; `null` where that is not known. */
  before: Records | null;
  /** Which part of its size a record that shares a layer has to itself, 0 to 1; `null` where that is not known. */
  ownPart: number | null;
}

/**
 * Has the engine prune its build cache, and tells what it says went. Answers the bytes that it reports, which count shared records in full.
 *
 * `taken`: what was counted with images that this run took, if it did.
 */
export async function cleanBuildCache(
  rule: "unused" | "all",
  run: Run,
  taken: SharedWithImages | null,
): Promise<number> {
  const records = await readRecords(run);
  const { deleted, reclaimedBytes } = await run.engine.pruneBuildCache({ all: rule === "all" });
  for (const id of new Set(deleted)) {
    const record = records?.get(id);
    run.emit({
      key: `buildCache/${id}`,
      kind: "buildCache",
      id,
      names: record?.description ? [record.description] : [],
      ...(record ? sizeOf(record, taken) : UNKNOWN),
      ...REMOVED,
    });
  }
  return reclaimedBytes;
}

type Size = Pick<Outcome, "bytes" | "certainty">;

const UNKNOWN: Size = { bytes: null, certainty: "unknown" };

/** What a record and an image share goes with the last of the two, and is counted once: with the image, if both go. */
function sizeOf(record: EngineBuildCacheRecord, taken: SharedWithImages | null): Size {
  if (record.shared) return UNKNOWN; // the image keeps some of it, or all
  if (taken === null) return { bytes: record.sizeBytes, certainty: "exact" };
  const before = taken.before?.get(record.id);
  if (before?.shared === false) return { bytes: record.sizeBytes, certainty: "exact" };
  if (!before || taken.ownPart === null) return UNKNOWN;
  const certainty = taken.ownPart === 0 ? "exact" : "estimate";
  return { bytes: Math.round(record.sizeBytes * taken.ownPart), certainty };
}
