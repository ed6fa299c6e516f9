import { type ComponentProps, lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { withItsWords } from "../../i18n/i18n.ts";
import type { Explanation, HelpTopic } from "./HelpOpen.tsx";

const load = () => withItsWords(import("./HelpOpen.tsx"));
const HelpOpen = lazy(load);

/** The mark that stands for help in every language that there is. */
const HELP_MARK = "?";

interface Props {
  /** What is explained, as it is called on the page. */
  what: string;
  topic: HelpTopic;
}

/** Says how a figure is worked out, right beside it. Until somebody wants to know, it is a button and no more. */
export function Help({ what, topic }: Props) {
  const { t } = useTranslation();
  return (
    <Opener
      what={what}
      explanation={{ topic }}
      aria-label={t("actions.help", { what })}
      className="-my-1 inline-grid size-6 shrink-0 place-items-center rounded-full text-xs font-normal text-muted hover:bg-hover hover:text-text aria-expanded:bg-hover"
    >
      {HELP_MARK}
    </Opener>
  );
}

interface WordProps {
  word: string;
  explanation: Explanation;
  /** In a row of a long table: whether the tab key comes to it. */
  tabIndex?: number;
  className?: string;
}

/** A word that explains itself. */
export function HelpWord({ word, explanation, tabIndex, className = "" }: WordProps) {
  return (
    <Opener
      what={word}
      explanation={explanation}
      tabIndex={tabIndex}
      title={"text" in explanation ? explanation.text : undefined}
      className={`-mx-1 -my-0.5 min-h-6 rounded px-1 py-0.5 text-left decoration-dotted underline-offset-4 hover:underline ${className}`}
    >
      {word}
    </Opener>
  );
}

interface OpenerProps extends ComponentProps<"button"> {
  what: string;
  explanation: Explanation;
}

function Opener({ what, explanation, ...button }: OpenerProps) {
  /** The button itself, while it is open. */
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        {...button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(anchor ? null : currentTarget)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
      />
      {anchor && (
        <Suspense>
          <HelpOpen what={what} explanation={explanation} anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
