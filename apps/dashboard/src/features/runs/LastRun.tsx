import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { runSummary } from "./runSummary.ts";
import { stateLooks } from "./stateLooks.ts";

/** How the last clean-up of a host went, in a line that leads to it. */
export function LastRun({ host }: { host: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { data } = trpc.runs.list.useQuery({ host, limit: 1 });
  const run = data?.runs[0];
  if (!data) return null;
  if (!run) return <p className="border-t border-line px-4 py-2 text-sm text-muted">{t("runs.last.none")}</p>;
  const { icon, colour } = stateLooks[run.state];
  return (
    <p className="relative flex gap-2 border-t border-line px-4 py-2 text-sm hover:bg-hover">
      <Icon name={icon} className={`mt-0.5 ${colour}`} />
      <span>
        <Link
          href={`/runs/${run.id}`}
          className="rounded font-medium text-accent underline after:absolute after:inset-0"
        >
          {t("runs.last.title")}
        </Link>{" "}
        <Age
          at={run.startedAt}
          wording={(age) => t("runs.last.by", { age, name: run.startedBy.name })}
          className="text-muted"
        />
        <span className="block">
          {format.words([t(`runs.states.${run.state}`), runSummary(t, format, run)])}
        </span>
      </span>
    </p>
  );
}
