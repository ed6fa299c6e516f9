import { vi } from "vitest";

/** Makes waits of the product short that are long on purpose, in timers as in intervals: those of so many milliseconds. Until mocks are restored. */
export function hurry(waits: Record<number, number>): void {
  const { setTimeout: wait, setInterval: repeat } = globalThis;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((work, ms = 0, ...rest) =>
    wait(work, waits[ms] ?? ms, ...rest),
  );
  vi.spyOn(globalThis, "setInterval").mockImplementation((work, ms = 0, ...rest) =>
    repeat(work, waits[ms] ?? ms, ...rest),
  );
}
