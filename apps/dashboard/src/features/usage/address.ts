import { type Sorting, type Subject, sortKeysOf, subjects, usualSorting } from "./columns.ts";

/** What is looked at, of what, in which order. */
export interface View {
  subject: Subject;
  search: string;
  unused: boolean;
  protected: boolean;
  /** Only what is tied to this: an object's key, or `projects/` and the name of one. */
  tiedTo: string | null;
  sorting: Sorting;
}

export const plainView = (subject: Subject): View => ({
  subject,
  search: "",
  unused: false,
  protected: false,
  tiedTo: null,
  sorting: usualSorting(subject),
});

// The page's address tells all of it, so that it can be kept, passed on, and found again with the browser's "back".

/** What the address does not tell, or tells in words that are unknown, is as usual. */
export function viewIn(params: URLSearchParams): View {
  const subject = subjects.find((one) => one === params.get("kind")) ?? "containers";
  const sort = params.get("sort") ?? "";
  const by = sortKeysOf(subject).find((key) => key === sort.replace(/^-/, ""));
  return {
    subject,
    search: params.get("search") ?? "",
    unused: params.has("unused"),
    protected: params.has("protected"),
    tiedTo: params.get("tied") || null,
    sorting: by ? { by, descending: sort.startsWith("-") } : usualSorting(subject),
  };
}

/** Only what is not as usual. */
export function addressOf(view: View): URLSearchParams {
  const { subject, search, unused, tiedTo, sorting } = view;
  const usual = usualSorting(subject);
  const params = new URLSearchParams();
  if (subject !== "containers") params.set("kind", subject);
  if (search !== "") params.set("search", search);
  if (unused) params.set("unused", "1");
  if (view.protected) params.set("protected", "1");
  if (tiedTo !== null) params.set("tied", tiedTo);
  if (sorting.by !== usual.by || sorting.descending !== usual.descending)
    params.set("sort", `${sorting.descending ? "-" : ""}${sorting.by}`);
  return params;
}

/** Where this is looked at. */
export function hrefOf(subject: Subject, tiedTo: string | null): string {
  const query = addressOf({ ...plainView(subject), tiedTo }).toString();
  return query ? `/usage?${query}` : "/usage";
}
