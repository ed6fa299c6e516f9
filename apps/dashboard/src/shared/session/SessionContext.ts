import { createContext, useContext } from "react";
import type { Host, Session } from "../trpc/types.ts";

/** Who is signed in and the host on screen. Filled by the gate that lets only the signed-in through. */
export const SessionContext = createContext<{ session: Session; host: Host } | null>(null);

export function useSession(): { session: Session; host: Host } {
  const value = useContext(SessionContext);
  if (!value) throw new Error("useSession needs a signed-in page around it");
  return value;
}
