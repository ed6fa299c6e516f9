import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { sparedWords } from "../features/cleanup/reasonWords.ts";
import { RunPage } from "../features/runs/RunPage.tsx";
import type { SparedWords } from "../features/runs/SparedPanel.tsx";
import { useFormats } from "../shared/format/useFormats.ts";

/** A run, with the words that its plan was shown in. */
export default function RunRoute({ params: { id } }: { params: { id: string } }) {
  const { t } = useTranslation();
  const format = useFormats();
  const words: SparedWords = useCallback(
    (object, { readAt }) => sparedWords({ t, format, readAt }, object),
    [t, format],
  );
  return <RunPage id={id} sparedWords={words} />;
}
