import { type Engine, EngineError } from "@dunnage/api";
import type { CleanupPlan, ObjectKind, Outcome, PlanItem } from "@dunnage/api/schemas";

/** What is there of a kind now, by id. */
type There = Map<string, { createdAt: string | null; references?: string[] }>;

/** Measuring the build cache is the one reading that may take long. */
const READING_LIMIT_MS = 30_000;

const GONE = "It is gone. Whether this run removed it was not written down.";
const GONE_OR_CHANGED =
  "It has changed since, or it is gone and another volume has its name now. Whether this run removed it was not written down.";
const UNREAD = "The engine could not be asked what became of it.";

/** What can still be said of the objects of a run that was cut off, for each that nothing was written down of. */
export async function whatBecame(
  plan: CleanupPlan,
  known: readonly Outcome[],
  { engine, clock }: { engine: Engine | null; clock: () => Date },
): Promise<Outcome[]> {
  const told = new Set(known.map(({ key }) => key));
  const untold = plan.items.filter(({ key }) => !told.has(key));
  const kinds = [...new Set(untold.map(({ kind }) => kind))];
  const there = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await read(engine, kind)] as const)),
  );
  const at = clock().toISOString();
  return untold.map((item) => ({ ...base(item), ...verdictOn(item, there.get(item.kind) ?? null), at }));
}

function base({ key, kind, id, names, bytes, certainty }: PlanItem) {
  return { key, kind, id, names, bytes, certainty };
}

function verdictOn(item: PlanItem, there: There | null): Pick<Outcome, "outcome" | "reason" | "message"> {
  if (there === null) return { outcome: "unknown", reason: null, message: UNREAD };
  const now = there.get(item.id);
  if (!now) return { outcome: "unknown", reason: null, message: GONE };
  // A volume of the same name that was made since is another, but on 20.10 the instant moves when something in its top folder does.
  if (item.kind === "volumes" && isAnother(item.createdAt, now.createdAt))
    return { outcome: "unknown", reason: null, message: GONE_OR_CHANGED };
  const gone = item.references.filter((reference) => !now.references?.includes(reference));
  const message = gone.length > 0 ? `It has lost these names: ${gone.join(", ")}.` : null;
  return { outcome: "kept", reason: "interrupted", message };
}

const isAnother = (planned: string | null, now: string | null) =>
  planned !== null && now !== null && planned !== now;

/** `null` if the engine cannot tell. */
async function read(engine: Engine | null, kind: ObjectKind): Promise<There | null> {
  if (engine === null) return null;
  try {
    return await readers[kind](engine, AbortSignal.timeout(READING_LIMIT_MS));
  } catch (error) {
    if (error instanceof EngineError || (error instanceof Error && error.name === "TimeoutError"))
      return null;
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
