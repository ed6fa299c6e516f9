import { useTranslation } from "react-i18next";
import { Icon } from "../../shared/ui/Icon.tsx";

/** How each figure of the page is worked out. */
export function UsageHelp() {
  const { t } = useTranslation();
  const entries = [
    { term: t("usage.columns.bytes"), text: t("usage.help.size") },
    { term: t("usage.columns.uniqueBytes"), text: t("usage.help.own") },
    { term: t("usage.uses.reclaimable"), text: t("usage.help.reclaimable") },
    {
      term: `${t("usage.columns.ties")}, ${t("usage.columns.holds")}`,
      text: t("usage.help.ties"),
    },
    { term: t("usage.columns.lastUsedAt"), text: t("usage.help.lastUsed") },
    { term: t("usage.columns.createdAt"), text: t("usage.help.created") },
    { term: t("usage.projects"), text: t("usage.help.projects") },
  ];
  return (
    <details className="group mt-4">
      <summary className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded px-1 text-sm text-muted hover:text-text">
        <Icon name="chevron" className="-rotate-90 group-open:rotate-0" />
        {t("usage.help.title")}
      </summary>
      <dl className="mt-2 max-w-[60rem] text-sm">
        {entries.map(({ term, text }) => (
          <div key={term} className="gap-x-4 py-1 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)]">
            <dt className="font-medium">{term}</dt>
            <dd className="text-muted">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
