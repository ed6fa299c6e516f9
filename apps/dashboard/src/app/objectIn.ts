import type { ObjectKind } from "../shared/trpc/types.ts";
import { objectKinds } from "../shared/ui/kinds.ts";

/** The route of an object's own page. */
export const objectRoute = "/usage/:kind/:id";

/** The object that the words of such an address name; `null`: there is no such kind. */
export function objectIn(params: { kind: string; id: string }): { kind: ObjectKind; id: string } | null {
  const kind = objectKinds.find((one) => one === params.kind);
  return kind ? { kind, id: decoded(params.id) } : null;
}

/** The router leaves some escapes as they are. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
