import { describe, expect, test } from "vitest";
import { formatsFor } from "./formats.ts";

const en = formatsFor("en");
const zh = formatsFor("zh-CN");

describe("bytes", () => {
  test.each([
    [0, "0 bytes"],
    [999, "999 bytes"],
    [1_000, "1.00 kB"],
    [1_234, "1.23 kB"],
    [23_000_000_000, "23.0 GB"],
    [120_468_135_690, "120 GB"],
    [5_000_000_000_000_000_000, "5,000 PB"],
  ])("%d is %s", (bytes, words) => expect(en.bytes(bytes)).toBe(words));

  test("never rounds up to four digits: the next unit takes over", () => {
    expect(en.bytes(999_499)).toBe("999 kB");
    expect(en.bytes(999_500)).toBe("1.00 MB");
    expect(en.bytes(999_999_999)).toBe("1.00 GB");
  });

  test("follows the language", () => expect(zh.bytes(1_500)).toBe("1.50 kB"));
});

describe("at marks of a scale", () => {
  test.each([
    [0, "0"],
    [2_000_000_000, "2 GB"],
    [2_500_000, "2.5 MB"],
  ])("%d is %s", (bytes, words) => expect(en.bytesAtMark(bytes)).toBe(words));
});

test("a change has its sign, none where there is none", () => {
  expect([1_200_000, -999, 0].map(en.change)).toEqual(["+1.20 MB", "−999 bytes", "0"]);
});

describe("a time to come", () => {
  const hour = 3_600_000;
  test.each([
    [1000, "1 hour"],
    [36 * hour, "36 hours"],
    [23 * 24 * hour, "23 days"],
    [150 * 24 * hour, "5 months"],
    [900 * 24 * hour, "2 years"],
  ])("%d ms is roughly %s", (ms, words) => expect(en.roughly(ms)).toBe(words));
});

test("memory counts in steps of 1024, as the operating system does", () => {
  expect(en.memory(33_567_846_400)).toBe("31.3 GiB");
});

test("a share of nothing is none", () => {
  expect(en.share(1, 3)).toBe("33%");
  expect(en.share(0, 0)).toBe("0%");
});

describe("age", () => {
  const now = Date.parse("2026-01-02T00:00:00Z");
  test.each([
    [0, "0s ago"],
    [12_400, "12s ago"],
    [59_999, "59s ago"],
    [60_000, "1m ago"],
    [3_599_999, "59m ago"],
    [7_200_000, "2h ago"],
    [86_400_000 * 3, "3d ago"],
  ])("%d ms is %s", (ms, words) => expect(en.age(now - ms, now)).toBe(words));

  test("what a slow clock puts into the future is now", () =>
    expect(en.age(now + 5_000, now)).toBe("0s ago"));
  test("follows the language", () => expect(zh.age(now - 12_000, now)).toBe("12秒前"));
});

describe("a span", () => {
  test.each([
    [604_800_000, "7 days", "7天"],
    [86_400_000, "1 day", "1天"],
    [129_600_000, "36 hours", "36小时"],
    [90_000, "90 seconds", "90秒钟"],
    [1_500, "1.5 seconds", "1.5秒钟"],
    [0, "0 seconds", "0秒钟"],
  ])("of %d ms is %s", (ms, english, chinese) => {
    expect(en.span(ms)).toBe(english);
    expect(zh.span(ms)).toBe(chinese);
  });
});

test.each([
  [0, "0 sec"],
  [1_240, "1.2 sec"],
  [59_999, "59 sec"],
  [125_432, "2 min 5 sec"],
  [3_600_000, "1 hr"],
  [90_060_000, "1 day 1 hr"],
])("%d ms took %s", (ms, words) => expect(en.elapsed(ms)).toBe(words));

test("lists follow the language", () => {
  expect(en.list(["a", "b", "c"])).toBe("a, b, and c");
  expect(zh.list(["甲", "乙", "丙"])).toBe("甲、乙和丙");
});
