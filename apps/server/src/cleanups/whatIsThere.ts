import { type Engine, EngineError } from "@dunnage/api";
import type { ObjectKind, PlanItem } from "@dunnage/api/schemas";

/** What is there of a kind now, by id. */
export type There = Map<string, { createdAt: string | null; references?: string[] }>;

/** Measuring the build cache is the one reading that may take long. */
const READING_LIMIT_MS = 30_000;

/** What is there now of the kinds of these objects; `null` for a kind of which the engine cannot tell. */
export async function whatIsThere(
  items: readonly Pick<PlanItem, "kind">[],
  engine: Engine | null,
  stopping?: AbortSignal,
): Promise<Map<ObjectKind, There | null>> {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const limit = AbortSignal.timeout(READING_LIMIT_MS);
  const signal = stopping ? AbortSignal.any([limit, stopping]) : limit;
  return new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await read(engine, kind, signal)] as const)),
  );
}

/** Whether what bears a volume's name now may be another one. On 20.10 the instant also moves when something in its top folder does. */
export function mayBeAnother({ kind, createdAt }: PlanItem, now: { createdAt: string | null }): boolean {
  return kind === "volumes" && createdAt !== null && now.createdAt !== null && createdAt !== now.createdAt;
}

/** Which of its names an image has no more, in words; `null` if it has them all. */
export function lostNames(item: PlanItem, now: { references?: string[] }): string | null {
  const gone = item.references.filter((reference) => !now.references?.includes(reference));
  return gone.length > 0 ? `It has lost these names: ${gone.join(", ")}.` : null;
}

/** `null` if the engine cannot tell. */
async function read(engine: Engine | null, kind: ObjectKind, signal: AbortSignal): Promise<There | null> {
  if (engine === null) return null;
  try {
    return await readers[kind](engine, signal);
  } catch (error) {
    if (error instanceof EngineError || signal.aborted) return null;
    throw error;
  }
}

const byId = (objects: { id: string; createdAt: string | null }[]): There =>
  new Map(objects.map((object) => [object.id, object]));

const readers: Record<ObjectKind, (engine: Engine, signal: AbortSignal) => Promise<There>> = {
  containers: async (engine, signal) => byId(await engine.containers({ signal })),
  images: async (engine, signal) => {
    const images = await engine.images({ all: true, signal });
    return new Map(
      images.map(({ id, createdAt, tags, digests }) => [
        id,
        { createdAt, references: [...tags, ...digests] },
      ]),
    );
  },
  volumes: async (engine, signal) => {
    const volumes = await engine.volumes({ signal });
    return new Map(volumes.map(({ name, createdAt }) => [name, { createdAt }]));
  },
  networks: async (engine, signal) => byId(await engine.networks({ signal })),
  buildCache: async (engine, signal) => byId((await engine.diskUsage("buildCache", { signal })).items),
};
