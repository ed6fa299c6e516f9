import type { ObjectKind } from "../trpc/types.ts";

/** An object's own page. */
export const objectHref = ({ kind, id }: { kind: ObjectKind; id: string }): string =>
  `/usage/${kind}/${encodeURIComponent(id)}`;
