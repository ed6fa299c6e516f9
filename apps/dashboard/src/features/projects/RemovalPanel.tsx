import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Project } from "../../shared/trpc/types.ts";
import { buttonLook } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText } from "../../shared/ui/kinds.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Amount } from "./Amount.tsx";
import { cleanupHrefOf, downCommand } from "./address.ts";

const rows = [
  { part: "containers", kind: "containers" },
  { part: "images", kind: "images" },
  { part: "anonymousVolumes", kind: "volumes" },
  { part: "networks", kind: "networks" },
] as const;

interface Props {
  project: Project;
  /** How many of its containers have not stopped: paused ones have not either. */
  active: number;
  /** Whether this person may clean up. */
  allowed: boolean;
}

/** What removing it would free, part by part, and the way there. */
export function RemovalPanel({ project, active, allowed }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const { removal, project: name } = project;
  const data = removal.namedVolumes;
  const command = downCommand(name);
  return (
    <div className="space-y-3 p-4">
      <p>
        <strong className="text-2xl font-semibold tracking-tight">
          <Amount bytes={removal.bytes} certainty={removal.certainty === "estimate" ? "estimate" : "exact"} />
        </strong>{" "}
        <span className="text-muted">
          {removal.certainty === "unknown" ? t("projects.removal.atLeast") : t("projects.removal.freed")}
        </span>
      </p>
      <table className="w-full max-w-[32rem] text-sm">
        <caption className="sr-only">{t("projects.removal.byPart")}</caption>
        <thead className="sr-only">
          <tr>
            <th>{t("projects.removal.part")}</th>
            <th>{t("projects.removal.count")}</th>
            <th>{t("projects.removal.bytes")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ part, kind }) => (
            <tr key={part} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1.5 text-left font-normal">
                <span className="inline-flex items-center gap-2">
                  <Icon name={kind} className={kindText[kind]} />
                  {t(`projects.removal.parts.${part}`)}
                </span>
              </th>
              <td className="py-1.5 text-right tabular-nums">{format.count(removal[part].count)}</td>
              <td className="py-1.5 text-right tabular-nums">
                {kind === "networks" ? (
                  <span className="text-muted">{t("objects.noDisk")}</span>
                ) : (
                  <Amount
                    bytes={removal[part].bytes}
                    certainty={part === "images" && removal.certainty === "estimate" ? "estimate" : "exact"}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.count > 0 && (
        <p className="flex gap-2 text-sm">
          <Icon name="volumes" className={`mt-0.5 ${kindText.volumes}`} />
          <span>
            {t("projects.removal.data", {
              count: data.count,
              n: format.count(data.count),
              bytes: data.bytes === null ? t("states.notKnown") : format.bytes(data.bytes),
            })}
          </span>
        </p>
      )}
      {active > 0 && (
        <Notice tone="info">
          <p>{t("projects.removal.running", { count: active, n: format.count(active) })}</p>
          <p className="mt-1.5 flex flex-wrap items-center gap-2">
            <code className="rounded border border-line bg-panel px-2 py-1 font-mono text-sm wrap-anywhere">
              {command}
            </code>
            <CopyButton text={() => command} label={t("copy.what", { what: command })} />
          </p>
        </Notice>
      )}
      {allowed ? (
        <div>
          <Link href={cleanupHrefOf(name)} className={`${buttonLook("primary")} hover:bg-accent-hover`}>
            <Icon name="sweep" />
            {t("projects.removal.plan")}
          </Link>
          <p className="mt-1.5 text-sm text-muted">{t("projects.removal.planWhat")}</p>
        </div>
      ) : (
        <p className="text-sm text-muted">{t("projects.removal.notAllowed")}</p>
      )}
    </div>
  );
}
