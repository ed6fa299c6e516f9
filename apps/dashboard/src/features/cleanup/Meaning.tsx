import { useTranslation } from "react-i18next";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Choice, STOPPED_LONG_DAYS } from "./choices.ts";

/** What a choice takes and what it spares. Louder the more it takes. */
export function Meaning({ choice }: { choice: Choice }) {
  const { t } = useTranslation();
  const words = t(`cleanup.meaning.${choice}`, { count: STOPPED_LONG_DAYS });
  if (choice !== "volumes.unused") return words;
  return (
    <Notice tone="warn" className="text-text">
      {words}
    </Notice>
  );
}
