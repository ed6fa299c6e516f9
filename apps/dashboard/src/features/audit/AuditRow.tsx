import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { AuditEntry } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { actionWords } from "./actionWords.ts";

/** One change: what, when, by whom and from where, and whether it was carried out. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { at, who, address, action, result, details } = entry;
  const done = result === "done";
  const token = tokenNameIn(details);
  const hasDetails = Object.keys(details).length > 0;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 first:border-t-0 md:grid-cols-[13rem_minmax(0,1fr)_minmax(0,1.4fr)_12rem]">
      <time dateTime={at} className="text-sm text-muted md:text-base">
        {format.instant(at)}
      </time>
      <span className="col-span-2 wrap-anywhere md:col-span-1">
        {token === null
          ? (who?.name ?? t("audit.server"))
          : t("audit.withToken", { name: who?.name ?? "", token })}
        {address && <span className="ml-2 font-mono text-xs text-muted">{address}</span>}
      </span>
      <div className="col-span-2 min-w-0 md:col-span-1">
        <p className="font-medium wrap-anywhere">{actionWords(t, action)}</p>
        {hasDetails && (
          <details className="mt-0.5 text-sm">
            <summary className="w-fit rounded text-muted hover:text-text">{t("audit.details")}</summary>
            <pre className="mt-1 rounded bg-sunken p-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap">
              {JSON.stringify(details, null, 2)}
            </pre>
          </details>
        )}
      </div>
      <span className="col-start-2 row-start-1 inline-flex items-center gap-1.5 text-sm wrap-anywhere md:col-start-auto md:row-start-auto">
        <Icon name={done ? "check" : "cross"} className={done ? "text-ok" : "text-bad"} />
        {done ? t("audit.done") : t("audit.refusedWith", { code: result })}
      </span>
    </li>
  );
}

/** The name of the token that it was done with; `null`: in a browser, or by Dunnage itself. */
function tokenNameIn({ token }: AuditEntry["details"]): string | null {
  const name = typeof token === "object" && token !== null && "name" in token ? token.name : null;
  return typeof name === "string" ? name : null;
}
