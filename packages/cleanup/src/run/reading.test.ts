import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { refusal } from "../../test/modelEngine.ts";
import { anew, lately } from "./reading.ts";

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

  test("is used for nine times as long as reading it took, and no longer", async () => {
    const list = slowList();
    const first = list.read();
    vi.advanceTimersByTime(100);
    list.arrive();
    expect(await first).toBe(1);
    vi.advanceTimersByTime(899);
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
    vi.advanceTimersByTime(900);
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

describe("anew", () => {
  /** A list that tells how many readings have begun, and arrives when the test says. */
  function list() {
    let begun = 0;
    const arrivals: (() => void)[] = [];
    const read = anew(() => {
      begun += 1;
      const answer = begun;
      return new Promise<number>((resolve) => arrivals.push(() => resolve(answer)));
    });
    return {
      read,
      /** Lets the reading that is under way arrive, once it has begun. */
      arrive: async () => {
        await vi.waitFor(() => expect(arrivals).not.toEqual([]));
        arrivals.shift()?.();
      },
    };
  }

  test("those who ask together share one reading", async () => {
    const { read, arrive } = list();
    const all = [read(), read(), read()];
    await arrive();
    expect(await Promise.all(all)).toEqual([1, 1, 1]);
  });

  test("those who ask while it is being read share the next, which began after they asked", async () => {
    const { read, arrive } = list();
    const first = read();
    await Promise.resolve(); // it has begun
    const others = [read(), read()];
    await arrive();
    expect(await first).toBe(1);
    const last = read();
    await arrive();
    expect(await Promise.all(others)).toEqual([2, 2]);
    await arrive();
    expect(await last).toBe(3);
  });

  test("a reading that failed is the failure of those who shared it alone", async () => {
    let begun = 0;
    const read = anew(async () => {
      begun += 1;
      if (begun === 1) throw refusal("bad_answer", "half a JSON");
      return begun;
    });
    const both = [read(), read()];
    await expect(both[0]).rejects.toThrow("makes no sense");
    await expect(both[1]).rejects.toThrow("makes no sense");
    expect(await read()).toBe(2);
  });
});
