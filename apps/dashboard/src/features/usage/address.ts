import { type Sorting, type Subject, sortKeysOf, subjects, usualSorting } from "./columns.ts";
import { textOfWords } from "./filter/edit.ts";

/** What is looked at, of what, in which order. */
export interface View {
  subject: Subject;
  /** In the filter's language, as it was typed. */
  filter: string;
  /** Only what is tied to this: an object's key, or `projects/` and the name of one. */
  tiedTo: string | null;
  sorting: Sorting;
}

export const plainView = (subject: Subject): View => ({
  subject,
  filter: "",
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
    filter: params.get("q") ?? earlierFilter(params),
    tiedTo: params.get("tied") || null,
    sorting: by ? { by, descending: sort.startsWith("-") } : usualSorting(subject),
  };
}

/** Addresses that were kept before there was a language. */
function earlierFilter(params: URLSearchParams): string {
  const words = [textOfWords(params.get("search") ?? "")];
  for (const flag of ["unused", "protected"]) if (params.has(flag)) words.push(flag);
  return words.filter(Boolean).join(" ");
}

/** Only what is not as usual. */
export function addressOf({ subject, filter, tiedTo, sorting }: View): URLSearchParams {
  const usual = usualSorting(subject);
  const params = new URLSearchParams();
  if (subject !== "containers") params.set("kind", subject);
  if (filter.trim() !== "") params.set("q", filter);
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
