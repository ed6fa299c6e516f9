import type { Measure } from "./terms.ts";

const kilo = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};
const second = 1_000;
const times = {
  s: second,
  min: 60 * second,
  h: 3_600 * second,
  d: 86_400 * second,
  w: 604_800 * second,
  mo: 30 * 86_400 * second,
  y: 365 * 86_400 * second,
};

const units = {
  size: new Map(Object.entries({ ...kilo, "": 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 })),
  time: new Map(Object.entries(times)),
};

const unitsOf = (measure: Measure) => (measure === "size" ? units.size : units.time);

/** Bytes, or milliseconds, of `1.5GB` or `7d`; `null`: it is none. */
export function amountIn(measure: Measure, text: string): number | null {
  const [, number = "", unit = ""] = /^(\d{1,15}(?:\.\d{1,6})?)([a-z]*)$/i.exec(text) ?? [];
  const factor = unitsOf(measure).get(unit.toLowerCase());
  if (number === "" || factor === undefined) return null;
  const amount = Math.round(Number(number) * factor);
  return Number.isSafeInteger(amount) ? amount : null;
}

const written = {
  size: [
    ["TB", 1e12],
    ["GB", 1e9],
    ["MB", 1e6],
    ["kB", 1e3],
  ],
  time: [
    ["d", times.d],
    ["h", times.h],
    ["min", times.min],
  ],
} as const;

/** In the largest unit that leaves nothing over. */
export function amountText(measure: Measure, amount: number): string {
  const steps = written[measure === "size" ? "size" : "time"];
  const step = amount === 0 ? undefined : steps.find(([, factor]) => amount % factor === 0);
  if (step) return `${amount / step[1]}${step[0]}`;
  return measure === "size" ? `${amount}B` : `${amount / second}s`;
}
