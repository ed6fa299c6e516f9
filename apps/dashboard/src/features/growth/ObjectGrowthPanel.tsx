import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useAddressWord } from "../../shared/address/useAddressWord.ts";
import type { UsageObject } from "../../shared/trpc/types.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { NoSamples } from "./NoSamples.tsx";
import { RangeChoice } from "./RangeChoice.tsx";
import { rangeNames, ranges } from "./ranges.ts";
import { useObjectHistory } from "./useObjectHistory.ts";

const ObjectGrowth = lazy(() => import("./ObjectGrowth.tsx"));

interface Props {
  host: string;
  object: Pick<UsageObject, "kind" | "key">;
}

/** What one object took up to now. */
export function ObjectGrowthPanel({ host, object: { kind, key } }: Props) {
  const { t } = useTranslation();
  const [range, setRange] = useAddressWord("range", rangeNames, { usual: "week", step: false });
  const asked = useObjectHistory(host, key, ranges[range]);
  return (
    <Panel
      title={t("growth.object.title")}
      help="objectBytes"
      aside={<RangeChoice range={range} onChoose={setRange} />}
      busy={!asked.data && !asked.failure}
    >
      <PanelBody asked={asked} rows={5}>
        {(history) =>
          history.points.length > 0 ? (
            <Suspense fallback={<div aria-busy="true" className="h-60" />}>
              <ObjectGrowth kind={kind} history={history} />
            </Suspense>
          ) : (
            <NoSamples
              next={history.nextSampleAt}
              what={t("growth.object.empty")}
              why={t("growth.object.emptyWhy")}
            />
          )
        }
      </PanelBody>
    </Panel>
  );
}
