import type { ObjectKind, Rules } from "../trpc/types.ts";
import { objectKinds } from "../ui/kinds.ts";

// Objects that were picked, on their way to a plan of nothing else.

/** More does not fit into a link that one could pass on. */
const LONGEST_LINK = 1_500;

interface PickedState {
  picked: readonly string[];
}

/** Few stand in the address, many in the browser's history: "back", "forward" and a reload find them there. */
export function wayToPlan(keys: readonly string[]): { href: string; state: PickedState | null } {
  const href = `/clean-up?${new URLSearchParams(keys.map((key) => ["only", key]))}`;
  return href.length <= LONGEST_LINK
    ? { href, state: null }
    : { href: `/clean-up?picked=${keys.length}`, state: { picked: keys } };
}

/** `null`: it is no plan of picked objects. Empty: they were kept in another tab, or are no objects. */
export function pickedIn(params: URLSearchParams, state: unknown): readonly string[] | null {
  if (!params.has("only") && !params.has("picked")) return null;
  const keys = params.has("only") ? params.getAll("only") : keptIn(state);
  return [...new Set(keys.filter((key) => kindOf(key) !== undefined))];
}

const keptIn = (state: unknown): string[] =>
  typeof state === "object" && state !== null && "picked" in state && Array.isArray(state.picked)
    ? state.picked.filter((key: unknown) => typeof key === "string")
    : [];

const kindOf = (key: string): ObjectKind | undefined =>
  objectKinds.find((kind) => key.startsWith(`${kind}/`));

const widest: Required<Pick<Rules, ObjectKind>> = {
  containers: true,
  images: "unused",
  volumes: "unused",
  networks: true,
  // What an image shares, or the engine keeps for itself, frees nothing or is missed.
  buildCache: "unused",
};

/** The rules under which picked objects may go: of their kinds whatever nothing needs, of other kinds nothing. */
export function rulesForPicked(keys: readonly string[]): Rules {
  const kinds = new Set(keys.map(kindOf));
  return Object.fromEntries(
    objectKinds.filter((kind) => kinds.has(kind)).map((kind) => [kind, widest[kind]]),
  );
}
