import { useEffect, useState } from "react";
import { serverNow } from "../../shared/trpc/serverClock.ts";
import { lookAgain, visitIn, wordsOfVisit } from "./visit.ts";

const EVERY_MS = 60_000;

/** When this person last looked at this host in this browser, before this visit; `null`: never, as far as it remembers. */
export function useLastVisit(user: string, host: string): number | null {
  const key = `dunnage.visit.${user}.${host}`;
  const [sinceAt] = useState(() => look(key));
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && look(key), EVERY_MS);
    return () => clearInterval(timer);
  }, [key]);
  return sinceAt;
}

function look(key: string): number | null {
  try {
    const visit = lookAgain(visitIn(localStorage.getItem(key)), serverNow());
    localStorage.setItem(key, wordsOfVisit(visit));
    return visit.sinceAt;
  } catch {
    // Storage may be forbidden: every visit is then the first.
    return null;
  }
}
