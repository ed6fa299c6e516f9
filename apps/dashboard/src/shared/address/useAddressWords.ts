import { useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { useStable } from "../ui/useStable.ts";
import { queryWith } from "./queryWith.ts";

type Words = Readonly<Record<string, string | null>>;

/**
 * What the page's address says of what is looked at, so that it can be kept, passed on, and found again with the browser's "back"; and how to have it
 * say something else. What belongs to this place in the browser's history stays with it.
 */
export function useAddressWords() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const say = useStable((words: Words, step: { replace: boolean }) => {
    const query = queryWith(location.search, words);
    const state: unknown = history.state;
    navigate(query ? `${location.pathname}?${query}` : location.pathname, { ...step, state });
  });
  return { params, say };
}
