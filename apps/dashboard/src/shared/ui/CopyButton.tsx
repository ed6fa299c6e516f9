import { useEffect, useState } from "react";
import { useWords } from "../i18n/WordsProvider.tsx";
import { copyText } from "./copyText.ts";
import { Icon } from "./Icon.tsx";

const SHOWN_MS = 2_000;

interface Props {
  /** Fetched when pressed, since it may be long to make. */
  text: () => string;
  label: string;
  /** Shows the label beside the icon. */
  labelled?: boolean;
  /** In a row of a long table: whether the tab key comes to it. */
  tabIndex?: number;
}

export function CopyButton({ text, label, labelled = false, tabIndex }: Props) {
  const { t } = useWords();
  // A table of a hundred rows is not a hundred live regions: there is one once somebody comes to the button, before it has anything to say.
  const [near, setNear] = useState(false);
  const [result, setResult] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!result) return undefined;
    const timer = setTimeout(() => setResult(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);
  const copy = async () => setResult((await copyText(text())) ? "copied" : "failed");
  const said = result && t(`copy.${result}`);
  const look = labelled
    ? "min-h-8 gap-1.5 border border-edge bg-panel px-3 py-1 text-text"
    : "size-6 text-muted hover:text-text";
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        onClick={() => void copy()}
        onFocus={() => setNear(true)}
        onPointerEnter={() => setNear(true)}
        aria-label={labelled ? undefined : label}
        title={labelled ? undefined : (said ?? label)}
        className={`inline-flex shrink-0 items-center justify-center rounded hover:bg-hover ${look}`}
      >
        <Icon
          name={result === "copied" ? "check" : result === "failed" ? "cross" : "copy"}
          className={labelled ? "" : "size-3.5"}
        />
        {labelled && (said ?? label)}
      </button>
      {near && (
        <span role="status" className="sr-only">
          {said}
        </span>
      )}
    </>
  );
}
