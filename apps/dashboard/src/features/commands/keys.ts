import { everywhere } from "../../shared/keys/keyTable.ts";

/** What a press means, besides what it types. */
export type Press = "palette" | "sheet" | { go: string } | null;

export interface Keystroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** Somebody types text there, or moves in a menu or a list by first letters. */
  typing: boolean;
}

/** After `g` the next letter is waited for so long, and no longer. */
const SEQUENCE_MS = 1_500;

/**
 * Reads presses one after the other. `letters`: whether keys count that type a character by themselves, which people who dictate, or whose hands tremble, can turn
 * off (WCAG 2.1.4); with Ctrl or the command key they always do.
 */
export function keyReader(letters: () => boolean): (stroke: Keystroke, atMs: number) => Press {
  let sequenceAtMs = Number.NEGATIVE_INFINITY;
  return ({ key, ctrlKey, metaKey, altKey, typing }, atMs) => {
    const begun = atMs - sequenceAtMs <= SEQUENCE_MS;
    sequenceAtMs = Number.NEGATIVE_INFINITY;
    if (ctrlKey || metaKey)
      return key.toLowerCase() === everywhere.palette && !altKey && ctrlKey !== metaKey ? "palette" : null;
    if (typing || altKey || !letters()) return null;
    if (begun && /^[a-z]$/.test(key)) return { go: key };
    if (key === everywhere.sheet) return "sheet";
    if (key === everywhere.go) sequenceAtMs = atMs;
    return null;
  };
}

const TEXTS = 'input, textarea, select, [contenteditable], [role="menu"], [role="listbox"], [role="textbox"]';

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TEXTS) !== null;
