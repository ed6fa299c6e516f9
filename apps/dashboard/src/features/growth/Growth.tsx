import { useState } from "react";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { AsTable } from "./AsTable.tsx";
import { ChartKey } from "./ChartKey.tsx";
import { ForecastText } from "./ForecastText.tsx";
import { KindGrowth } from "./KindGrowth.tsx";
import { NextSample } from "./NextSample.tsx";
import { ProjectGrowth } from "./ProjectGrowth.tsx";
import { SamplesTable } from "./SamplesTable.tsx";
import { UsageChart } from "./UsageChart.tsx";

export default function Growth({ history }: { history: UsageHistory }) {
  const { samples, growth } = history;
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const shown = samples.find(({ at }) => at === pointedAt) ?? samples.at(-1);
  return (
    <div className="p-4">
      <ForecastText history={history} />
      {shown && <ChartKey sample={shown} />}
      {samples.length > 1 ? (
        <UsageChart samples={samples} pointedAt={pointedAt} onPoint={setPointedAt} />
      ) : (
        <p className="mt-2 text-sm text-muted">
          <NextSample next={history.nextSampleAt} />
        </p>
      )}
      <AsTable>
        <SamplesTable samples={samples} />
      </AsTable>
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 sm:grid-cols-2">
        <KindGrowth growth={growth} last={samples.at(-1)} />
        <ProjectGrowth growth={growth} />
      </div>
    </div>
  );
}
