import { useTranslation } from "react-i18next";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText, objectKinds } from "../../shared/ui/kinds.ts";
import { CouldFreeText } from "./CouldFreeText.tsx";
import { type Choices, STOPPED_LONG_DAYS } from "./choices.ts";

/** What shall go, kind by kind, in words. */
export function TargetList({ choices, stats }: { choices: Choices; stats: SystemStats | undefined }) {
  const { t } = useTranslation();
  return (
    <ul className="divide-y divide-line rounded border border-line">
      {objectKinds.map((kind) => {
        const choice = choices[kind];
        return (
          choice !== "off" && (
            <li key={kind} className="flex items-baseline gap-2.5 px-3 py-2">
              <Icon name={kind} className={`translate-y-0.5 ${kindText[kind]}`} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium first-letter:uppercase">
                  {t(`cleanup.what.${choice}`, { count: STOPPED_LONG_DAYS })}
                </span>
                {choice !== "volumes.unused" && (
                  <span className="block text-sm text-muted">
                    {t(`cleanup.meaning.${choice}`, { count: STOPPED_LONG_DAYS })}
                  </span>
                )}
              </span>
              <CouldFreeText target={choice} stats={stats} />
            </li>
          )
        );
      })}
    </ul>
  );
}
