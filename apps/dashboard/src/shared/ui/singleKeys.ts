import { useSyncExternalStore } from "react";

const KEY = "dunnage.keys";
const listeners = new Set<() => void>();
/** Where storage is forbidden, the choice holds for this page. */
let off = stored() === "off";

/** Whether keys do something that type a character by themselves. */
export const singleKeysOn = (): boolean => !off;

export function chooseSingleKeys(on: boolean): void {
  off = !on;
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeysOn);
