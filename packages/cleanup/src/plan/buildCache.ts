import type { EngineBuildCacheRecord } from "@dunnage/api";
import type { LayerLedger } from "../accounting/ledger.ts";
import { addTo } from "../holders.ts";
import { type ImageStore, keyOf } from "../inventory/inventory.ts";
import { childrenFirst } from "./childrenFirst.ts";
import { type Drafting, heldBy, type Spared, type Subject, sized, spared, tooRecent } from "./drafting.ts";
import { isLongAgo } from "./limits.ts";
import { type SharedLayer, sharedLayerOf } from "./sharedLayers.ts";

/** Types that an engine's own prune keeps unless it is asked for all. Source: buildkit, cache/manager.go. */
const INTERNAL: ReadonlySet<string> = new Set(["internal", "frontend"]);

/**
 * Records that are not in use, children before what they were made from. Answers those that stay and share a layer with an image that goes: the
 * bytes of that layer stay on the disk with them.
 */
export function draftBuildCache(draft: Drafting, ledger: LayerLedger): { stillHeldBytes: number } {
  const { buildCache, imageStore } = draft.inventory;
  const layers = ledger.layers();
  const children = childrenOf(buildCache);
  let stillHeldBytes = 0;

  for (const record of childrenFirst(buildCache, ({ id }) => children.get(id) ?? [])) {
    const subject = subjectOf(record);
    const shared = maybeShared(record, imageStore) ? sharedLayerOf(record, layers, imageStore) : null;
    const below = children.get(record.id) ?? [];
    const staying = below.filter(({ id }) => !draft.isTaken("buildCache", id));
    const reason = reasonToStay(draft, record, shared, staying);
    const size = sizeOf(record, shared, imageStore === "containerd");
    if (reason) {
      draft.spare(subject, reason, size);
      if (shared?.freed) stillHeldBytes += record.sizeBytes;
      continue;
    }
    const freedBy = shared?.freed ? shared.imageIds.filter((id) => draft.isTaken("images", id)) : [];
    const needs = [
      ...freedBy.map((id) => keyOf("images", id)),
      ...below.map(({ id }) => keyOf("buildCache", id)),
    ];
    const code = isShared(record, shared) ? "shared" : "unused";
    draft.take(subject, { code, params: record.type ? { type: record.type } : {} }, size, needs);
  }
  return { stillHeldBytes };
}

function reasonToStay(
  draft: Drafting,
  record: EngineBuildCacheRecord,
  shared: SharedLayer | null,
  staying: EngineBuildCacheRecord[],
): Spared | null {
  if (record.inUse) return spared("in_use");
  const rule = draft.limits.buildCache;
  const guarded = draft.guard(subjectOf(record));
  if (guarded) return guarded;
  if (rule === null) return spared("not_selected");
  if (rule.which === "unused") {
    if (isShared(record, shared)) return spared("shared");
    if (INTERNAL.has(record.type)) return spared("internal");
  }
  if (rule.unusedForMs !== undefined) {
    const since = record.lastUsedAt ?? record.createdAt;
    if (!isLongAgo(since, rule.unusedForMs, draft.order.now)) return tooRecent("used", since);
  }
  if (staying.length > 0)
    return spared("has_children", heldBy(staying.map(({ description, id }) => description || id)));
  return null;
}

/**
 * Whether a record may have a layer in common with an image. 28.5 on containerd's store says of some that they are not shared, at one time and not at
 * another, though an image has their content: there each record that holds a layer is looked for among the images' layers.
 */
function maybeShared({ shared, type }: EngineBuildCacheRecord, imageStore: ImageStore): boolean {
  return shared || (imageStore === "containerd" && type === "regular");
}

function isShared(record: EngineBuildCacheRecord, shared: SharedLayer | null): boolean {
  return shared ? !shared.freed : record.shared;
}

/** A layer that a record and an image share goes with the last of the two, and is counted with the image. */
function sizeOf(record: EngineBuildCacheRecord, shared: SharedLayer | null, unpackedTwice: boolean) {
  if (!record.shared && !shared) return sized(record.sizeBytes);
  // On containerd's store each has the layer unpacked for itself, and they share its compressed content.
  if (shared && unpackedTwice) return sized(Math.min(record.sizeBytes, shared.unpackedBytes), "estimate");
  return shared ? sized(0) : sized(null);
}

function subjectOf(record: EngineBuildCacheRecord): Subject {
  const { id, description, createdAt, lastUsedAt } = record;
  return {
    key: keyOf("buildCache", id),
    kind: "buildCache",
    id,
    names: description ? [description] : [],
    labels: {},
    createdAt,
    lastUsedAt,
  };
}

function childrenOf(records: EngineBuildCacheRecord[]): Map<string, EngineBuildCacheRecord[]> {
  const children = new Map<string, EngineBuildCacheRecord[]>();
  for (const record of records) {
    for (const parent of record.parents) addTo(children, parent, record);
  }
  return children;
}
