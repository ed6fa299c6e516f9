import type { Inventory } from "@dunnage/cleanup";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Readings } from "./readings.ts";

/** Readings that end when they are told to, on a clock of its own. */
function controlled() {
  const clock = { now: 0, heard: false };
  const flights: PromiseWithResolvers<Inventory>[] = [];
  const read = vi.fn((_stopTimes: boolean, signal: AbortSignal) => {
    const flight = Promise.withResolvers<Inventory>();
    signal.addEventListener("abort", () => flight.reject(signal.reason), { once: true });
    flights.push(flight);
    return flight.promise;
  });
  const readings = new Readings({
    read,
    heard: () => clock.heard,
    clock: { elapsedMs: () => clock.now, instant: () => new Date(clock.now) },
  });
  const land = async (tookMs: number, which = flights.length - 1) => {
    clock.now += tookMs;
    flights[which]?.resolve({ readAt: String(which) } as Inventory);
    await flights[which]?.promise;
    // The flight itself lands a few turns later.
    await new Promise(setImmediate);
  };
  return { clock, flights, read, readings, land };
}

const readAt = async (reading: Promise<{ inventory: Inventory }>) => (await reading).inventory.readAt;

test("all who ask while one is under way share it, and the next one is read anew", async () => {
  const { readings, read, land } = controlled();
  const asked = [1, 2, 3].map(() => readings.fresh({ stopTimes: false }));
  await land(10);
  expect(await Promise.all(asked.map(readAt))).toEqual(["0", "0", "0"]);
  void readings.fresh({ stopTimes: false });
  expect(read).toHaveBeenCalledTimes(2);
});

test("one with stop times serves who needs none, and not the other way round", () => {
  const { readings, read } = controlled();
  void readings.fresh({ stopTimes: false });
  void readings.fresh({ stopTimes: true });
  expect(read.mock.calls.map(([stopTimes]) => stopTimes)).toEqual([false, true]);
  void readings.fresh({ stopTimes: false });
  expect(read).toHaveBeenCalledTimes(2);
});

test("one to look at serves for ten times what it took, and for a second at least", async () => {
  const { readings, read, land, clock } = controlled();
  for (const [tookMs, keptMs] of [
    [500, 5000],
    [1, 1000],
  ] as const) {
    read.mockClear();
    void readings.recent({ refresh: false });
    await land(tookMs);
    clock.now += keptMs - 1;
    await readings.recent({ refresh: false });
    expect(read).toHaveBeenCalledTimes(1);
    clock.now += 1;
    void readings.recent({ refresh: false });
    expect(read).toHaveBeenCalledTimes(2);
    await land(0);
    readings.expire();
  }
});

test("unless a person asks, or the host is known to have changed, while it was read too", async () => {
  const { readings, read, land } = controlled();
  void readings.recent({ refresh: false });
  await land(100);
  const second = readings.recent({ refresh: true });
  readings.expire();
  const third = readings.recent({ refresh: false });
  await land(100, 1);
  await land(100, 2);
  expect(await Promise.all([second, third].map(readAt))).toEqual(["1", "2"]);
  expect(await readAt(readings.recent({ refresh: false }))).toBe("2");
  expect(read).toHaveBeenCalledTimes(3);
});

test("a failure is told to those who waited, and not kept", async () => {
  const { readings, flights, land } = controlled();
  const failed = readings.recent({ refresh: false });
  flights[0]?.reject(new Error("down"));
  await expect(failed).rejects.toThrow("down");
  const again = readings.recent({ refresh: false });
  await land(1);
  expect(await readAt(again)).toBe("1");
});

test("while events tell of no change it serves for a minute, and after one only for as long as it must", async () => {
  const { readings, read, land, clock } = controlled();
  clock.heard = true;
  void readings.recent({ refresh: false });
  await land(500);
  clock.now += 59_000;
  await readings.recent({ refresh: false });
  readings.touch();
  void readings.recent({ refresh: false });
  expect(read).toHaveBeenCalledTimes(2);
  await land(500);
  await land(500);
});

test("constant change has it read no more often than its rest allows, however many ask", async () => {
  const { readings, read, land, clock } = controlled();
  clock.heard = true;
  while (clock.now < 55_000) {
    readings.touch();
    const before = read.mock.calls.length;
    const asked = Array.from({ length: 10 }, () => readings.recent({ refresh: false }));
    if (read.mock.calls.length > before) await land(500);
    await Promise.all(asked);
    clock.now += 100;
  }
  expect(read).toHaveBeenCalledTimes(10);
});

test("events that are no longer heard tell nothing: then it serves only for as long as it must", async () => {
  const { readings, read, land, clock } = controlled();
  clock.heard = true;
  void readings.recent({ refresh: false });
  await land(500);
  clock.heard = false;
  clock.now += 5_000;
  void readings.recent({ refresh: false });
  expect(read).toHaveBeenCalledTimes(2);
});

test("whoever would do with the last one gets it while another is made, and then that one", async () => {
  const { readings, read, land, clock } = controlled();
  const look = (known: boolean) => readings.look({ refresh: false, known });
  const first = look(true);
  await land(500);
  expect(await first).toMatchObject({
    inventory: { readAt: "0" },
    outdated: false,
    reading: false,
    restsForMs: 5000,
  });
  readings.touch();
  expect(await look(true)).toMatchObject({ inventory: { readAt: "0" }, outdated: true, reading: false });
  clock.now += 5000;
  expect(await look(true)).toMatchObject({ inventory: { readAt: "0" }, reading: true, restsForMs: 0 });
  const waiting = look(false);
  await land(500);
  expect(await waiting).toMatchObject({ inventory: { readAt: "1" }, outdated: false, reading: false });
  expect(read).toHaveBeenCalledTimes(2);
});

test("the last one is not taken for true while the host cannot be read", async () => {
  const { readings, flights, land, clock } = controlled();
  const look = () => readings.look({ refresh: false, known: true });
  void look();
  await land(500);
  clock.now += 5000;
  expect(await look()).toMatchObject({ reading: true });
  flights[1]?.reject(new Error("down"));
  await new Promise(setImmediate);
  const failed = look();
  flights[2]?.reject(new Error("still down"));
  await expect(failed).rejects.toThrow("still down");
  const back = look();
  await land(10);
  expect(await back).toMatchObject({ inventory: { readAt: "3" } });
});

describe("a reading that nobody wants any more", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => vi.useRealTimers());

  const given = (read: ReturnType<typeof controlled>["read"], nth = 0) => read.mock.calls[nth]?.[1].aborted;

  test("is given up a minute after the last who waited has gone, and the next who asks gets one that goes on", async () => {
    const { readings, read } = controlled();
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [first, second].map(({ signal }) => readings.recent({ refresh: false, signal }));
    const told = Promise.allSettled(asked);
    first.abort();
    vi.advanceTimersByTime(120_000);
    expect(given(read)).toBe(false);
    second.abort();
    vi.advanceTimersByTime(59_999);
    expect(given(read)).toBe(false);
    vi.advanceTimersByTime(1);
    expect(given(read)).toBe(true);
    void readings.recent({ refresh: false });
    expect(read).toHaveBeenCalledTimes(2);
    expect((await told).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  test("goes on for whoever decides by it, however long it takes", () => {
    const { readings, read } = controlled();
    void readings.fresh({ stopTimes: true });
    vi.advanceTimersByTime(600_000);
    expect(given(read)).toBe(false);
  });

  test("goes on while somebody comes back to look", async () => {
    const { readings, read, land, clock } = controlled();
    void readings.recent({ refresh: false });
    await land(1);
    clock.now += 2000;
    const gone = AbortSignal.abort(); // who looks at what is known keeps nobody waiting
    for (let look = 0; look < 5; look++) {
      const looked = readings.look({ refresh: false, known: true, signal: gone });
      await vi.advanceTimersByTimeAsync(50_000);
      expect((await looked).inventory.readAt).toBe("0");
    }
    expect(given(read, 1)).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(given(read, 1)).toBe(true);
  });
});
