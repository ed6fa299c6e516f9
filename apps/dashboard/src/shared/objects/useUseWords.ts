import { useWords } from "../i18n/WordsProvider.tsx";
import type { UsageObject } from "../trpc/types.ts";

/** How an object stands to clean-ups, in a word and in a sentence. */
export function useUseWords() {
  const { t } = useWords();
  return ({ kind, use }: UsageObject): { title: string; text: string } => {
    switch (use) {
      case "used":
      case "reclaimable":
        return { title: t(`usage.uses.${use}`), text: t(`usage.useWhy.${use}.${kind}`) };
      case "named":
        return kind === "buildCache"
          ? { title: t("usage.uses.shared"), text: t("usage.useWhy.shared") }
          : { title: t("usage.uses.named"), text: t("usage.useWhy.named") };
      case "foreign":
        return {
          title: t("usage.uses.foreign"),
          text: t(`usage.useWhy.foreign.${kind === "networks" ? "networks" : "other"}`),
        };
    }
  };
}
