import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import type { UsageHistory } from "../../shared/trpc/types.ts";

const DAY_MS = 86_400_000;
const NEAR_MS = 30 * DAY_MS;

type Told = Pick<UsageHistory, "forecast" | "noForecast">;

/** Whether it is time to do something about it. */
export const isNear = ({ forecast }: Told, now: number): boolean =>
  forecast !== null && Date.parse(forecast.fullAt) - now < NEAR_MS;

/** The forecast with its uncertainty, or why there is none. */
export function forecastWords(
  t: TFunction,
  format: Formats,
  { forecast, noForecast }: Told,
  now: number,
): { headline: string; more: string } {
  if (!forecast) {
    return { headline: t(`growth.noForecast.${noForecast ?? "too_few_samples"}`), more: "" };
  }
  const { fullAt, earliestAt, latestAt, bytesPerDay } = forecast;
  const leftMs = Date.parse(fullAt) - now;
  const headline =
    leftMs <= 0
      ? t("growth.forecast.fullByNow")
      : t("growth.forecast.full", { span: format.roughly(leftMs), day: format.day(fullAt) });
  const earliest = format.day(earliestAt);
  const latest = latestAt && format.day(latestAt);
  const sureness =
    latest === null
      ? Date.parse(earliestAt) - now < DAY_MS
        ? t("growth.forecast.unsure")
        : t("growth.forecast.atEarliest", { earliest })
      : earliest === latest
        ? ""
        : t("growth.forecast.between", { earliest, latest });
  const pace = t("growth.forecast.pace", { bytes: format.bytes(bytesPerDay) });
  return { headline, more: t("growth.forecast.more", { sureness, pace }).trim() };
}
