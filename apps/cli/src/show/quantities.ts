const units = ["B", "kB", "MB", "GB", "TB", "PB"];

/** In powers of 1000, as the docker CLI counts, with three figures. */
export function bytes(value: number | null): string {
  if (value === null) return "unknown";
  let unit = 0;
  let rest = value;
  while (Number(rest.toPrecision(3)) >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? rest : Number(rest.toPrecision(3))} ${units[unit]}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

const factors: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** `90m`, `36h`, `30d`, `2w`, or several of them together (`1d12h`), in milliseconds; `null` if it is none. */
export function milliseconds(text: string): number | null {
  if (!/^(\d{1,6}[smhdw])+$/.test(text)) return null;
  return [...text.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, number, unit = ""]) => sum + Number(number) * (factors[unit] ?? 0),
    0,
  );
}
