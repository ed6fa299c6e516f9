const byteUnits = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"] as const;

/** Longer than days they are not exact. */
const roughUnits = [
  ["year", 365.25 * 86_400_000, 2],
  ["month", 30.44 * 86_400_000, 3],
  ["day", 86_400_000, 2],
  ["hour", 3_600_000, 1],
] as const;

const ageUnits = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

const DAY_MS = 86_400_000;

/** What an instant is called on a time axis that is so long. */
export const markOf = (spanMs: number): "time" | "day" | "month" =>
  spanMs <= 2 * DAY_MS ? "time" : spanMs <= 200 * DAY_MS ? "day" : "month";

/** Numbers, sizes and times as one language writes them. */
export function formatsFor(language: string) {
  const counts = new Intl.NumberFormat(language);
  const ages = new Intl.RelativeTimeFormat(language, { style: "narrow" });
  const instants = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
  const days = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  const shares = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 2 });
  const memory = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const inFull = new Intl.NumberFormat(language, { style: "unit", unit: "byte", unitDisplay: "long" });
  const sizes = byteUnits.map(
    (unit) =>
      new Intl.NumberFormat(language, {
        style: "unit",
        unit,
        // Only bytes are written out: "kB" and its like are known by their signs.
        unitDisplay: unit === "byte" ? "long" : "short",
        maximumSignificantDigits: 3,
        // "23.0 GB" lines up with "61.2 GB"; bytes have no fractions.
        minimumSignificantDigits: unit === "byte" ? 1 : 3,
      }),
  );

  const units = (unitDisplay: "long" | "short") =>
    Object.fromEntries(
      ageUnits.map(([unit]) => [
        unit,
        new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 }),
      ]),
    );
  const rough = Object.fromEntries(
    roughUnits.map(([unit]) => [
      unit,
      new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }),
    ]),
  );
  const sizesAtMarks = byteUnits.map(
    (unit) =>
      new Intl.NumberFormat(language, {
        style: "unit",
        unit,
        unitDisplay: "short",
        maximumSignificantDigits: 3,
      }),
  );
  const marks = {
    time: new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }),
    day: new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }),
    month: new Intl.DateTimeFormat(language, { month: "short", year: "numeric" }),
  };
  const scaled = (bytes: number, words: Intl.NumberFormat[]): string => {
    let step = 0;
    let value = bytes;
    // 999.5 would round up to "1000": it belongs to the next unit.
    while (value >= 999.5 && step < words.length - 1) {
      value /= 1000;
      step += 1;
    }
    return words[step]?.format(value) ?? counts.format(bytes);
  };
  const longUnits = units("long");
  const shortUnits = units("short");
  const inUnits = (formats: typeof longUnits, unit: string, value: number) =>
    formats[unit]?.format(value) ?? counts.format(value);

  return {
    count: (value: number) => counts.format(value),
    /** Three significant digits in steps of 1000, as `docker system df` counts. */
    bytes: (value: number) => scaled(value, sizes),
    /** To the last byte. */
    bytesInFull: (value: number) => inFull.format(value),
    /** At a mark of a scale, where all are round: "2 GB", and plain "0". */
    bytesAtMark: (value: number) => (value === 0 ? counts.format(0) : scaled(value, sizesAtMarks)),
    /** By how much something grew (+) or shrank (−). */
    change: (value: number) =>
      value === 0 ? counts.format(0) : `${value > 0 ? "+" : "−"}${scaled(Math.abs(value), sizes)}`,
    /** Memory, which machines have in steps of 1024; the unit's name is the same in every language. */
    memory: (value: number) => `${memory.format(value / 1024 ** 3)} GiB`,
    share: (part: number, whole: number) => shares.format(whole > 0 ? part / whole : 0),
    /** How long ago, to the largest unit that fits: "12s ago". An instant still to come counts as now. */
    age(at: number, now: number): string {
      const passed = Math.max(0, now - at);
      const [unit, size] = ageUnits.find(([, length]) => passed >= length) ?? ["second", 1_000];
      return ages.format(-Math.floor(passed / size), unit);
    },
    /** A span that somebody set, in the largest unit that leaves nothing over: "7 days", "36 hours". */
    span(ms: number): string {
      const [unit, size] = ageUnits.find(([, length]) => ms >= length && ms % length === 0) ?? [
        "second",
        1_000,
      ];
      return inUnits(longUnits, unit, ms / size);
    },
    /** How long something took, to two units: "2 min 5 sec". */
    elapsed(ms: number): string {
      const at = ageUnits.findIndex(([, length]) => ms >= length);
      const [unit, size] = ageUnits[at] ?? ["second", 1_000];
      const below = ageUnits[at + 1];
      if (at === -1 || !below)
        return inUnits(shortUnits, "second", ms < 10_000 ? ms / 1_000 : Math.floor(ms / 1_000));
      const rest = Math.floor((ms % size) / below[1]);
      const most = inUnits(shortUnits, unit, Math.floor(ms / size));
      return rest > 0 ? `${most} ${inUnits(shortUnits, below[0], rest)}` : most;
    },
    /** A time to come that nobody knows exactly, from an hour up: "36 hours", "5 months". */
    roughly(ms: number): string {
      const [unit, length] = roughUnits.find(([, size, from]) => ms >= size * from) ?? ["hour", 3_600_000];
      const value = Math.max(1, Math.round(ms / length));
      return rough[unit]?.format(value) ?? counts.format(value);
    },
    /** An instant on a time axis that is so long. */
    timeMark: (at: Date, spanMs: number) => marks[markOf(spanMs)].format(at),
    instant: (iso: string) => instants.format(new Date(iso)),
    day: (iso: string) => days.format(new Date(iso)),
    /** "a, b and c", for a sentence. */
    list: (parts: string[]) => lists.format(parts),
    /** "a · b · c", for what is only listed. */
    words: (parts: string[]) => parts.join(" · "),
  };
}

export type Formats = ReturnType<typeof formatsFor>;
