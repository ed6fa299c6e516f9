import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { doneWords, freedWords, runSummary } from "./runSummary.ts";

/** Long enough for a screen reader to finish the sentence before. */
const SAY_EVERY_MS = 6_000;

/** A run told aloud: how far it is, every few seconds while that changes, and how it ended. Nothing of a run that was over before (`fresh` is false). */
export function LiveWords({ run, fresh }: { run: RunSummary; fresh: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  const running = run.state === "running";
  const [said, say] = useState("");

  const freed = freedWords(t, format, run);
  const done = doneWords(t, format, run);
  const now = freed ? t("runs.progress.said", { done, freed }) : `${done}.`;
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => say(latest.current), SAY_EVERY_MS);
    return () => clearInterval(timer);
  }, [running]);

  const words = running
    ? said
    : fresh
      ? t("runs.progress.ended", { summary: runSummary(t, format, run) })
      : "";
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
