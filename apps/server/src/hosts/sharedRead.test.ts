import { expect, test, vi } from "vitest";
import { SharedRead } from "./sharedRead.ts";

const at = (elapsedMs: () => number) => ({ elapsedMs, instant: () => new Date(0) });

test("all who ask within the time share one read", async () => {
  let clock = 0;
  const read = vi.fn(async () => ++clock);
  const shared = new SharedRead(
    read,
    1000,
    at(() => clock),
  );
  const answers = await Promise.all(Array.from({ length: 50 }, () => shared.get()));
  expect(new Set(answers).size).toBe(1);
  clock = 900;
  await shared.get();
  expect(read).toHaveBeenCalledTimes(1);
  clock = 1100;
  await shared.get();
  expect(read).toHaveBeenCalledTimes(2);
});

test("a read under way is shared however long it takes", async () => {
  let clock = 0;
  const { promise, resolve } = Promise.withResolvers<string>();
  const read = vi.fn(() => promise);
  const shared = new SharedRead(
    read,
    1000,
    at(() => clock),
  );
  const first = shared.get();
  clock = 60_000;
  const second = shared.get();
  resolve("late");
  expect(await Promise.all([first, second])).toEqual(["late", "late"]);
  expect(read).toHaveBeenCalledTimes(1);
});

test("a failure is told to all who ask within the time, and kept no longer", async () => {
  let clock = 0;
  const read = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error("down"))
    .mockResolvedValue("up");
  const shared = new SharedRead(
    read,
    1000,
    at(() => clock),
  );
  const both = await Promise.allSettled([shared.get(), shared.get()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  clock = 999;
  await expect(shared.get()).rejects.toThrow("down");
  clock = 1000;
  expect(await shared.get()).toBe("up");
  expect(read).toHaveBeenCalledTimes(2);
});

test("what is known to be out of date is read anew, even while it is being read", async () => {
  const flights: PromiseWithResolvers<string>[] = [];
  const shared = new SharedRead(
    () => {
      const flight = Promise.withResolvers<string>();
      flights.push(flight);
      return flight.promise;
    },
    1000,
    at(() => 0),
  );
  const before = shared.get();
  shared.expire();
  const after = shared.get();
  flights[1]?.resolve("after");
  flights[0]?.resolve("before");
  expect(await Promise.all([before, after])).toEqual(["before", "after"]);
  expect(await shared.get()).toBe("after");
});

test("serves for longer whom something older will do, but a failure does not", async () => {
  let clock = 0;
  const read = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error("down"))
    .mockResolvedValue("up");
  const shared = new SharedRead(
    read,
    1000,
    at(() => clock),
  );
  await expect(shared.get(15_000)).rejects.toThrow("down");
  clock = 1000;
  await shared.get(15_000);
  clock = 15_999;
  await shared.get(15_000);
  expect(read).toHaveBeenCalledTimes(2);
  clock = 16_000;
  await shared.get(15_000);
  expect(read).toHaveBeenCalledTimes(3);
});
