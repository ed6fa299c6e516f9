import { describe, expect, test } from "vitest";
import { formatsFor } from "../../shared/format/formats.ts";
import { speak } from "../../testing/speak.ts";
import { forecastWords, isNear } from "./forecastWords.ts";

const now = Date.parse("2026-01-01T12:00:00Z");
const forecast = {
  bytesPerDay: 1_200_000_000,
  fullAt: "2026-06-01T12:00:00.000Z",
  earliestAt: "2026-05-01T12:00:00.000Z",
  latestAt: "2026-08-01T12:00:00.000Z",
  confidence: 0.9,
};
const words = (told: Parameters<typeof forecastWords>[2], language: "en" | "zh-CN" = "en") => {
  const { headline, more } = forecastWords(speak(language), formatsFor(language), told, now);
  return `${headline} ${more}`.trim();
};
const some = (changed: Partial<Omit<typeof forecast, "latestAt"> & { latestAt: string | null }>) => ({
  forecast: { ...forecast, ...changed },
  noForecast: null,
});

describe("the forecast says when, how sure that is, and of what", () => {
  test("in English", () => {
    expect(words(some({}))).toBe(
      "At this pace the disk is full in about 5 months, around Jun 1, 2026. Very likely between May 1, 2026 and Aug 1, 2026. " +
        "It fills by 1.20 GB a day, by Docker's objects and whatever else is on it.",
    );
  });

  test("in Chinese", () => {
    expect(words(some({}), "zh-CN")).toBe(
      "照此速度，磁盘大约 5个月后用满，即 2026年6月1日 前后。 很可能在 2026年5月1日 至 2026年8月1日 之间。磁盘每天增加 1.20 GB，包括 Docker 对象和磁盘上的其他内容。",
    );
  });

  test("with no latest day, where it may never be", () => {
    expect(words(some({ latestAt: null }))).toContain("not before May 1, 2026; the samples are too uneven");
  });

  test("with no day at all, where it may be at any moment or never", () => {
    expect(words(some({ earliestAt: "2026-01-01T13:00:00.000Z", latestAt: null }))).toContain(
      "too uneven to say how sure",
    );
  });

  test("without an interval where it is a day", () => {
    const day = forecast.fullAt;
    expect(words(some({ earliestAt: day, latestAt: day }))).toMatch(/Jun 1, 2026\. It fills/);
  });

  test("where that day has passed", () => {
    expect(words(some({ fullAt: "2025-12-31T00:00:00.000Z" }))).toContain("would be full by now");
  });

  test.each(["too_few_samples", "disk_not_visible", "not_growing", "too_far"] as const)(
    "or why there is none: %s",
    (noForecast) => {
      expect(words({ forecast: null, noForecast })).not.toContain("{{");
      expect(words({ forecast: null, noForecast }, "zh-CN")).not.toBe(words({ forecast: null, noForecast }));
    },
  );
});

test("a month before it is full it is time to do something about it", () => {
  expect(isNear(some({}), now)).toBe(false);
  expect(isNear(some({ fullAt: "2026-01-20T00:00:00.000Z" }), now)).toBe(true);
  expect(isNear({ forecast: null, noForecast: "not_growing" }, now)).toBe(false);
});
