import type { UsageHistory, UsageSample } from "@dunnage/api";
import { forecastFrom } from "./forecast.ts";
import { growthOf } from "./growth.ts";

/** As many as a chart can show. */
const SAMPLES_TOLD = 200;

/** What these samples tell: some of them to draw, how fast what grows, and when the disk is full. Samples in order of time. Pure. */
export function usageHistory(
  samples: UsageSample[],
): Pick<UsageHistory, "samples" | "growth" | "forecast" | "noForecast"> {
  const growth = growthOf(samples);
  const named = new Set(growth.projects.map(({ project }) => project));
  return {
    samples: fewerOf(samples).map((sample) => ({
      ...sample,
      projects: Object.fromEntries(Object.entries(sample.projects).filter(([project]) => named.has(project))),
    })),
    growth,
    ...forecastFrom(samples),
  };
}

/** The first and the last, and the last of each stretch between them. */
function fewerOf(samples: UsageSample[]): UsageSample[] {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || samples.length <= SAMPLES_TOLD) return samples;
  const fromMs = Date.parse(first.at);
  const stretchMs = (Date.parse(last.at) - fromMs) / (SAMPLES_TOLD - 2);
  const byStretch = new Map<number, UsageSample>();
  for (const sample of samples)
    byStretch.set(Math.ceil((Date.parse(sample.at) - fromMs) / stretchMs), sample);
  return [...byStretch.values()];
}
