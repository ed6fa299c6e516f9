import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useAddressWord } from "../../shared/address/useAddressWord.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { NoSamples } from "./NoSamples.tsx";
import { RangeChoice } from "./RangeChoice.tsx";
import { rangeNames, ranges } from "./ranges.ts";
import { useUsageHistory } from "./useUsageHistory.ts";

// Drawing takes more code than all the rest of the overview, which is there before it.
const Growth = lazy(() => import("./Growth.tsx"));

/** How the disk filled up to now, what grows, and when there is no room left. */
export default function GrowthPanel({ host }: { host: string }) {
  const { t } = useTranslation();
  const [range, setRange] = useAddressWord("range", rangeNames, { usual: "week", step: false });
  const asked = useUsageHistory(host, ranges[range]);
  return (
    <Panel
      title={t("growth.title")}
      help="growth"
      aside={<RangeChoice range={range} onChoose={setRange} />}
      busy={!asked.data && !asked.failure}
    >
      <PanelBody asked={asked} rows={10}>
        {(history) =>
          history.samples.length > 0 ? (
            <Suspense fallback={<div aria-busy="true" className="h-[36rem] sm:h-[30rem]" />}>
              <Growth history={history} />
            </Suspense>
          ) : (
            <NoSamples next={history.nextSampleAt} what={t("growth.empty")} why={t("growth.emptyWhy")} />
          )
        }
      </PanelBody>
    </Panel>
  );
}
