import { Age } from "../../shared/format/Age.tsx";
import { useAsOfNow } from "../../shared/format/useNow.ts";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import { unusedSince } from "../../shared/objects/unusedSince.ts";
import { HelpWord } from "../../shared/ui/help/Help.tsx";
import type { UsageRow } from "./rows.ts";

interface Props {
  row: UsageRow;
  watchedSince: string;
  tabIndex: number;
}

/** When something that runs last used it, as far as Dunnage has seen. */
export function LastUsed({ row: { inUse, object }, watchedSince, tabIndex }: Props) {
  const { t } = useWords();
  const { kind, state, lastUsedAt } = object;
  if (inUse) return t("usage.lastUsed.now");
  if (lastUsedAt !== null) return <Age at={lastUsedAt} />;
  if (kind === "containers" && state === "created") return t("usage.lastUsed.neverStarted");
  const since = unusedSince(object, watchedSince);
  if (since === null) return <span className="text-muted">{t("states.notKnown")}</span>;
  return <NotSeen since={since} tabIndex={tabIndex} />;
}

/** To the largest unit that it fills: how long one has watched need not be told by the second. */
const steps = [86_400_000, 3_600_000, 60_000, 1_000];

function NotSeen({ since, tabIndex }: { since: string; tabIndex: number }) {
  const { t, format } = useWords();
  const span = useAsOfNow((now) => {
    const passed = Math.max(0, now - Date.parse(since));
    const step = steps.find((length) => passed >= length) ?? 1_000;
    return format.elapsed(Math.floor(passed / step) * step);
  });
  return (
    <HelpWord
      word={t("usage.lastUsed.notSeen", { span })}
      explanation={{ text: t("usage.lastUsed.notSeenWhy", { since: format.instant(since) }) }}
      tabIndex={tabIndex}
      className="text-muted"
    />
  );
}
