import { useTranslation } from "react-i18next";
import type { Step } from "./address.ts";

interface Props {
  step: Step;
  onGo: (step: Step) => void;
}

const steps = ["rules", "plan"] as const satisfies Step[];

/** Where one is on the way, and the way back. */
export function Steps({ step, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("cleanup.steps.label")}>
      <ol className="flex items-center gap-1">
        {steps.map((one, place) => {
          const face = (
            <>
              <span
                aria-hidden="true"
                className={`grid size-5 place-items-center rounded-full border text-xs ${one === step ? "border-transparent bg-accent text-on-accent forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none" : "border-edge"}`}
              >
                {place + 1}
              </span>
              {t(`cleanup.steps.${one}`)}
            </>
          );
          const look = "inline-flex min-h-8 items-center gap-1.5 rounded px-2";
          return (
            <li key={one} className="flex items-center gap-1">
              {place > 0 && <span aria-hidden="true" className="h-px w-4 bg-edge" />}
              {one === "rules" && step !== one ? (
                <button
                  type="button"
                  onClick={() => onGo(one)}
                  className={`${look} text-muted hover:bg-hover hover:text-text`}
                >
                  {face}
                </button>
              ) : (
                <span
                  aria-current={one === step ? "step" : undefined}
                  className={`${look} ${one === step ? "font-medium" : "text-muted"}`}
                >
                  {face}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
