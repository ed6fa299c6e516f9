import { EngineError } from "@dunnage/api";
import { expect, test, vi } from "vitest";
import { Measurements, waitBriefly } from "./measurements.ts";

const ignore = () => undefined;

/** A measurement that takes as long as it is told, on a clock of its own. */
function controlled() {
  const clock = { now: 1_000_000, heard: false };
  const flights: PromiseWithResolvers<number>[] = [];
  const measure = vi.fn((signal: AbortSignal) => {
    const flight = Promise.withResolvers<number>();
    signal.addEventListener("abort", () => flight.reject(signal.reason));
    flights.push(flight);
    return flight.promise;
  });
  const meter = new Measurements({
    measure,
    heard: () => clock.heard,
    clock: { elapsedMs: () => clock.now, instant: () => new Date(clock.now) },
    onFailure: ignore,
  });
  const end = async (value: number, tookMs: number) => {
    clock.now += tookMs;
    flights.at(-1)?.resolve(value);
    await meter.settled();
  };
  return { clock, flights, measure, meter, end };
}

test("says nothing before the first, then the number, when it was taken and what it took", async () => {
  const { meter, end, clock } = controlled();
  expect(meter.current()).toMatchObject({ value: null, measuredAt: null, measuring: false });
  const startedAt = new Date(clock.now).toISOString();
  meter.start(false);
  expect(meter.current()).toMatchObject({ value: null, measuring: true });
  await end(42, 30);
  expect(meter.current()).toEqual({
    value: 42,
    measuredAt: startedAt,
    tookMs: 30,
    measuring: false,
    error: null,
  });
});

test("one is under way at a time, and the next not before ten times what the last one took", async () => {
  const { meter, measure, end, clock } = controlled();
  for (let i = 0; i < 10; i++) meter.start(true);
  expect(measure).toHaveBeenCalledTimes(1);
  await end(1, 500);
  clock.now += 4999;
  meter.start(false);
  expect(measure).toHaveBeenCalledTimes(1);
  clock.now += 1;
  meter.start(false);
  expect(measure).toHaveBeenCalledTimes(2);
});

test("while events are heard, not before a minute has passed or one told of a change", async () => {
  const { meter, measure, end, clock } = controlled();
  clock.heard = true;
  meter.start(false);
  await end(1, 500);
  clock.now += 58_000;
  meter.start(false);
  expect(measure).toHaveBeenCalledTimes(1);
  meter.touch();
  meter.start(false);
  await end(2, 500);
  expect(measure).toHaveBeenCalledTimes(2);
  clock.now += 60_000;
  meter.start(false);
  expect(measure).toHaveBeenCalledTimes(3);
});

test("while events are heard, one that was given up counts for none", async () => {
  const { meter, measure, clock } = controlled();
  clock.heard = true;
  meter.start(false);
  meter.abandon();
  await meter.settled();
  meter.start(false);
  expect(measure).toHaveBeenCalledTimes(2);
});

test("unless a person asks, or what was known has changed", async () => {
  const { meter, measure, end } = controlled();
  meter.start(false);
  await end(1, 500);
  meter.start(true);
  expect(measure).toHaveBeenCalledTimes(2);
  await end(2, 500);
  meter.expire();
  meter.start(false);
  expect(measure).toHaveBeenCalledTimes(3);
});

test("a failure keeps the number before it and its age", async () => {
  const { meter, end, flights, clock } = controlled();
  meter.start(false);
  await end(7, 10);
  const { measuredAt } = meter.current();
  clock.now += 60_000;
  meter.start(true);
  flights
    .at(-1)
    ?.reject(new EngineError("timed_out", { address: "unix:///s", operation: "measure disk usage" }));
  await meter.settled();
  expect(meter.current()).toMatchObject({ value: 7, measuredAt, error: { code: "timed_out" } });
});

test("nobody waits long for a slow one", async () => {
  const { meter } = controlled();
  meter.start(false);
  await waitBriefly([meter]);
  expect(meter.current().measuring).toBe(true);
});

test("one that was under way when things changed is not taken for new", async () => {
  const { meter, measure, end } = controlled();
  meter.start(false);
  meter.expire();
  await end(1, 5000);
  meter.start(false);
  expect(measure).toHaveBeenCalledTimes(2);
});

test("one that is given up is cancelled, says nothing, and may start again at once", async () => {
  const { meter, measure, end } = controlled();
  meter.start(false);
  await end(7, 10);
  meter.start(true);
  meter.abandon();
  await meter.settled();
  expect(measure.mock.calls[1]?.[0].aborted).toBe(true);
  expect(meter.current()).toMatchObject({ value: 7, measuring: false, error: null });
  meter.start(false);
  expect(measure).toHaveBeenCalledTimes(3);
});

test("one that nobody has asked for in a minute is given up", async () => {
  vi.useFakeTimers();
  try {
    const { meter, measure } = controlled();
    meter.start(false);
    vi.advanceTimersByTime(59_000);
    meter.start(false);
    vi.advanceTimersByTime(59_000);
    expect(measure.mock.calls[0]?.[0].aborted).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(measure.mock.calls[0]?.[0].aborted).toBe(true);
    await meter.settled();
  } finally {
    vi.useRealTimers();
  }
});
