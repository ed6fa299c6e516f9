import type { Outcome } from "../trpc/types.ts";

const SHORT_ID = 12;

/** What people call it; without a name, its id as the docker CLI shortens it. */
export const nameOf = ({ names, id }: Pick<Outcome, "names" | "id">): string =>
  names.length > 0 ? names.join(", ") : id.replace(/^sha256:/, "").slice(0, SHORT_ID);
