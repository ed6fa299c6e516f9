import { objectKinds } from "../../shared/ui/kinds.ts";
import { type Filter, type Sorting, sortingBy, sortKeys } from "./arrange.ts";
import type { Side } from "./PlanTabs.tsx";

// Which part of a plan is looked at, and in which order. The rules that it was made by stand in the same address.

export const sideIn = (params: URLSearchParams): Side => (params.get("side") === "stays" ? "stays" : "goes");

export const kindIn = (params: URLSearchParams): Filter["kind"] =>
  objectKinds.find((kind) => kind === params.get("kind")) ?? "all";

export function sortingIn(params: URLSearchParams): Sorting {
  const sort = params.get("sort") ?? "";
  const by = sortKeys.find((key) => key === sort.replace(/^-/, ""));
  return by ? { by, descending: sort.startsWith("-") } : sortingBy("bytes");
}

/** `null`: as usual. */
export function wordOfSorting({ by, descending }: Sorting): string | null {
  const usual = sortingBy("bytes");
  return by === usual.by && descending === usual.descending ? null : `${descending ? "-" : ""}${by}`;
}
