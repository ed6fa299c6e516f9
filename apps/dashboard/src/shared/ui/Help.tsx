import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { withItsWords } from "../i18n/i18n.ts";
import type { HelpTopic } from "./HelpOpen.tsx";

const load = () => withItsWords(import("./HelpOpen.tsx"));
const HelpOpen = lazy(load);

export const helpLook =
  "inline-grid size-6 shrink-0 place-items-center rounded-full text-xs text-muted hover:bg-hover hover:text-text data-popup-open:bg-hover";

/** The mark that stands for help in every language that there is. */
export const HELP_MARK = "?";

interface Props {
  /** What is explained, as it is called on the page. */
  what: string;
  topic: HelpTopic;
}

/** Says how a figure is worked out, right beside it. Until somebody wants to know, it is a button and no more. */
export function Help({ what, topic }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const label = t("actions.help", { what });
  const closed = (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={false}
      className={helpLook}
      onClick={() => setWanted(true)}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
    >
      {HELP_MARK}
    </button>
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <HelpOpen label={label} what={what} topic={topic} />
    </Suspense>
  );
}
