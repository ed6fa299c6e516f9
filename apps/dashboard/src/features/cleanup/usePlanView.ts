import { useMemo } from "react";
import { useAddressWords } from "../../shared/address/useAddressWords.ts";
import { useTypedFilter } from "../../shared/address/useTypedFilter.ts";
import { useStable } from "../../shared/ui/useStable.ts";
import type { Filter, Sorting } from "./arrange.ts";
import type { Side } from "./PlanTabs.tsx";
import { kindIn, sideIn, sortingIn, wordOfSorting } from "./planView.ts";

/** What of the plan is looked at, as the address says it. */
export function usePlanView() {
  const { params, say } = useAddressWords();
  const kind = kindIn(params);
  const typed = useTypedFilter(params.get("q") ?? "", (q, step) => say({ q }, step));
  return {
    side: sideIn(params),
    /** With nothing filtered. */
    setSide: (side: Side) => {
      const cleared = typed.text !== "";
      if (cleared) typed.put("");
      say({ side: side === "stays" ? side : null, kind: null }, { replace: cleared });
    },
    filter: { kind, search: typed.text } satisfies Filter,
    setFilter: (filter: Filter) => {
      if (filter.search !== typed.text) typed.type(filter.search);
      if (filter.kind !== kind) say({ kind: filter.kind === "all" ? null : filter.kind }, { replace: false });
    },
    showAll: () => {
      typed.put("");
      say({ kind: null }, { replace: true });
    },
    endSearch: typed.end,
    sorting: useMemo(() => sortingIn(params), [params]),
    setSorting: useStable((sorting: Sorting) => say({ sort: wordOfSorting(sorting) }, { replace: true })),
  };
}
