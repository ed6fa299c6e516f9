import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Host } from "../../shared/trpc/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { runsIn } from "./history.ts";
import { RunLine } from "./RunLine.tsx";
import { useRunsOf } from "./useRunsOf.ts";

interface Props {
  host: Host;
  object: { key: string; id: string };
  readAt: string;
}

/** An object that is not there, and in which clean-up it went. */
export function Gone({ host, object, readAt }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const { runs, loading } = useRunsOf(host.id, object);
  const removal = runs.find(({ outcome }) => outcome.outcome === "removed");
  return (
    <div className="grid max-w-3xl gap-4">
      <Notice tone="info" role="status">
        <p>{t("object.gone.text", { key: object.key, host: host.name, when: format.instant(readAt) })}</p>
        {removal ? (
          <>
            <p className="mt-1">{t("object.gone.removed", { who: removal.run.startedBy.name })}</p>
            <RunLine run={removal.run} words={removal.outcome.names.join(", ")} />
          </>
        ) : (
          !loading && <p className="mt-1">{t("object.gone.unknown")}</p>
        )}
      </Notice>
      <HistoryPanel id={object.id} entries={runsIn(runs)} loading={loading} />
    </div>
  );
}
