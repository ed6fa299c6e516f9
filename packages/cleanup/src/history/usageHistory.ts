import type { UsageHistory, UsageSample } from "@dunnage/api";
import { forecastFrom } from "./forecast.ts";
import { growthOf } from "./growth.ts";

/** What these samples tell: how fast what grows, and when the disk is full. Samples in order of time, about as dense everywhere. Pure. */
export function usageHistory(
  samples: UsageSample[],
): Pick<UsageHistory, "samples" | "growth" | "forecast" | "noForecast"> {
  const growth = growthOf(samples);
  const named = new Set(growth.projects.map(({ project }) => project));
  return {
    samples: samples.map((sample) => ({
      ...sample,
      projects: Object.fromEntries(Object.entries(sample.projects).filter(([project]) => named.has(project))),
    })),
    growth,
    ...forecastFrom(samples),
  };
}
