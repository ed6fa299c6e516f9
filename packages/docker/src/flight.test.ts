import { expect, it } from "vitest";
import { Flight } from "./flight.ts";

/** Work that ends when the test says so, and counts how often it began. */
function manual() {
  const begun: { finish(result: string): void; fail(error: Error): void; signal: AbortSignal }[] = [];
  const flight = new Flight<string>(
    (signal) =>
      new Promise((resolve, reject) => {
        begun.push({ finish: resolve, fail: reject, signal });
        signal.addEventListener("abort", () => reject(new Error("ended")));
      }),
  );
  return { begun, flight };
}

const never = new AbortController().signal;

it("is one for all who ask at the same time", async () => {
  const { begun, flight } = manual();
  const both = Promise.all([flight.join(never), flight.join(never)]);
  begun[0]?.finish("done");
  expect(await both).toEqual(["done", "done"]);
  expect(begun).toHaveLength(1);
});

it("begins anew for who asks later", async () => {
  const { begun, flight } = manual();
  const first = flight.join(never);
  begun[0]?.finish("first");
  await first;
  const second = flight.join(never);
  begun[1]?.finish("second");
  expect(await second).toBe("second");
});

it("fails for all who ask", async () => {
  const { begun, flight } = manual();
  const both = Promise.allSettled([flight.join(never), flight.join(never)]);
  begun[0]?.fail(new Error("no"));
  expect((await both).map((result) => result.status)).toEqual(["rejected", "rejected"]);
});

it("goes on for the others when one gives up", async () => {
  const { begun, flight } = manual();
  const impatient = new AbortController();
  const one = flight.join(impatient.signal);
  const other = flight.join(never);
  impatient.abort("bored");
  await expect(one).rejects.toBe("bored");
  expect(begun[0]?.signal.aborted).toBe(false);
  begun[0]?.finish("done");
  expect(await other).toBe("done");
});

it("ends when the last one gives up, and is not joined any more", async () => {
  const { begun, flight } = manual();
  const impatient = new AbortController();
  const one = flight.join(impatient.signal);
  impatient.abort("bored");
  await expect(one).rejects.toBe("bored");
  expect(begun[0]?.signal.aborted).toBe(true);
  const next = flight.join(never);
  begun[1]?.finish("fresh");
  expect(await next).toBe("fresh");
});

it("is not begun for who has given up already", async () => {
  const { begun, flight } = manual();
  await expect(flight.join(AbortSignal.abort("late"))).rejects.toBe("late");
  expect(begun).toHaveLength(0);
});
