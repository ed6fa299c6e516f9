import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddressWord } from "../../shared/address/useAddressWord.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { serverNow } from "../../shared/trpc/serverClock.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { ChangesTable } from "./ChangesTable.tsx";
import { changesSince, type Now } from "./changes.ts";
import { NextSample } from "./NextSample.tsx";
import { SinceChoice } from "./SinceChoice.tsx";
import { SinceText, WatchedText } from "./SinceText.tsx";
import { askedBackMs, instantOf, sinceNames } from "./sinceWhen.ts";
import { useLastVisit } from "./useLastVisit.ts";
import { useUsageHistory } from "./useUsageHistory.ts";

interface Props {
  host: string;
  user: string;
  now: Now;
  /** How the last clean-up of this host went. */
  lastRun: ReactNode;
}

/** What is different from when one looked last. */
export default function ChangesPanel({ host, user, now, lastRun }: Props) {
  const { t } = useTranslation();
  const lastVisit = useLastVisit(user, host);
  const [since, setSince] = useAddressWord(
    "since",
    sinceNames.filter((one) => one !== "visit" || lastVisit !== null),
    { usual: lastVisit === null ? "day" : "visit", step: false },
  );
  const [openedAt] = useState(serverNow);
  const instant = instantOf(since, lastVisit, openedAt);
  const asked = useUsageHistory(host, askedBackMs(instant, openedAt));
  // Any reading tells it, the last one as well as another.
  const { data: reading } = trpc.dockerSystem.usage.useQuery(
    { host, known: true },
    { enabled: asked.data?.samples.length === 0, staleTime: Number.POSITIVE_INFINITY },
  );
  return (
    <Panel
      title={t("changes.title")}
      help="changes"
      aside={<SinceChoice since={since} first={lastVisit === null} onChoose={setSince} />}
      busy={!asked.data && !asked.failure}
    >
      <PanelBody asked={asked} rows={7}>
        {(history) => {
          const changes = changesSince(history.samples, instant, now);
          return (
            <div className="px-4 pt-2 pb-1">
              {changes ? (
                <>
                  <SinceText changes={changes} />
                  <ChangesTable changes={changes} />
                </>
              ) : (
                <div className="py-2">
                  <p className="font-medium">{t("changes.empty")}</p>
                  <p className="mt-1 text-sm text-muted">
                    <WatchedText since={reading?.watchedSince} /> <NextSample next={history.nextSampleAt} />
                  </p>
                </div>
              )}
            </div>
          );
        }}
      </PanelBody>
      {lastRun}
    </Panel>
  );
}
