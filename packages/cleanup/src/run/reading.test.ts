import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { refusal } from "../../test/modelEngine.ts";
import { lately, measured } from "./reading.ts";

describe("lately", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["performance", "Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A list whose reading takes as long as the test says. */
  function slowList() {
    let asked = 0;
    const arrivals: (() => void)[] = [];
    const read = lately(() => {
      asked += 1;
      const answer = asked;
      return new Promise<number>((resolve) => arrivals.push(() => resolve(answer)));
    });
    return {
      read,
      arrive: () => arrivals.shift()?.(),
    };
  }

  test("those who ask while it is being read share one reading", async () => {
    const list = slowList();
    const both = [list.read(), list.read()];
    list.arrive();
    expect(await Promise.all(both)).toEqual([1, 1]);
  });

  test("is used for as long again as reading it took, and no longer", async () => {
    const list = slowList();
    const first = list.read();
    vi.advanceTimersByTime(100);
    list.arrive();
    expect(await first).toBe(1);
    vi.advanceTimersByTime(99);
    expect(await list.read()).toBe(1);
    vi.advanceTimersByTime(1);
    const second = list.read();
    list.arrive();
    expect(await second).toBe(2);
  });

  test("gets old though the wall clock is set back", async () => {
    const list = slowList();
    const first = list.read();
    vi.advanceTimersByTime(100);
    list.arrive();
    await first;
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(100);
    const second = list.read();
    list.arrive();
    expect(await second).toBe(2);
  });

  test("is read anew when reading it failed", async () => {
    let asked = 0;
    const read = lately(async () => {
      asked += 1;
      if (asked === 1) throw refusal("bad_answer", "half a JSON");
      return asked;
    });
    await expect(read()).rejects.toThrow("makes no sense");
    expect(await read()).toBe(2);
  });
});

describe("measured", () => {
  test("is not known when the engine cannot tell", async () => {
    expect(await measured(() => Promise.reject(refusal("unsupported", "no such page")))).toBeNull();
  });

  test("is not known when it takes too long, and is called off", async () => {
    const never = (signal: AbortSignal) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
    expect(await measured(never, 1)).toBeNull();
  });

  test("does not hide a fault of our own", async () => {
    await expect(measured(() => Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
  });
});
