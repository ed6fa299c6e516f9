import type { TFunction } from "i18next";
import { type KeyPlace, keyTable } from "../../shared/keys/keyTable.ts";

/** As they stand on the keyboard, where that is not their name in the browser. */
const caps: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  PageUp: "Page ↑",
  PageDown: "Page ↓",
  Escape: "Esc",
};

const capsOf = (t: TFunction, key: string): string[] =>
  key.split("+").map((part) => (part === " " ? t("commands.sheet.space") : (caps[part] ?? part)));

/** The sheet's rows of one place. */
export const rowsAt = (t: TFunction, place: KeyPlace): { label: string; keys: string[] }[] =>
  keyTable[place].map(({ says, does }) => ({
    label: t(`commands.sheet.${says}`),
    keys: Object.keys(does).flatMap((key) => capsOf(t, key)),
  }));
