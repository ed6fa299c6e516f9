interface Line {
  name: string;
  /** Of the line and its name, in light and in dark. */
  colour: [light: string, dark: string];
  points: [x: number, y: number][];
}

export interface Chart {
  /** What it shows, for who cannot see it. */
  description: string;
  xName: string;
  yName: string;
  lines: Line[];
}

const SIZE = { width: 720, height: 360 };
const PLOT = { left: 56, right: 560, top: 40, bottom: 310 };

/** A line chart as SVG, whose colours follow the reader's light or dark. */
export function chart({ description, xName, yName, lines }: Chart): string {
  const points = lines.flatMap((line) => line.points);
  const xTicks = ticks(Math.max(...points.map(([x]) => x)));
  const yTicks = ticks(Math.max(...points.map(([, y]) => y)));
  const x = (value: number) => PLOT.left + (value / last(xTicks)) * (PLOT.right - PLOT.left);
  const y = (value: number) => PLOT.bottom - (value / last(yTicks)) * (PLOT.bottom - PLOT.top);
  const at = ([px, py]: [number, number]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`;
  const colours = (shade: 0 | 1) =>
    lines.map(({ colour }, index) => `.line${index} { --colour: ${colour[shade]}; }`).join(" ");
  const names = apart(lines.map((line) => y(line.points.at(-1)?.[1] ?? 0)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${escaped(description)}">`,
    "<style>",
    "text { font: 13px system-ui, sans-serif; fill: #56606d; } .grid { stroke: #dde1e7; } .end { text-anchor: end; } .middle { text-anchor: middle; }",
    "polyline { fill: none; stroke: var(--colour); stroke-width: 2; } circle { fill: var(--colour); } .name { fill: var(--colour); font-weight: 600; }",
    colours(0),
    `@media (prefers-color-scheme: dark) { text { fill: #a0a9b6; } .grid { stroke: #2b323c; } ${colours(1)} }`,
    "</style>",
    ...yTicks.map(
      (tick) =>
        `<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(tick)}" y2="${y(tick)}"/><text class="end" x="${PLOT.left - 8}" y="${y(tick) + 4}">${tick}</text>`,
    ),
    ...xTicks.map((tick) => `<text class="middle" x="${x(tick)}" y="${PLOT.bottom + 20}">${tick}</text>`),
    `<text x="8" y="20">${escaped(yName)}</text>`,
    `<text class="end" x="${PLOT.right}" y="${PLOT.bottom + 42}">${escaped(xName)}</text>`,
    ...lines.map(
      (line, index) =>
        `<g class="line${index}"><polyline points="${line.points.map(at).join(" ")}"/>${line.points
          .map((point) => `<circle cx="${at(point).replace(",", '" cy="')}" r="3.5"/>`)
          .join(
            "",
          )}<text class="name" x="${PLOT.right + 10}" y="${(names[index] ?? 0) + 4}">${escaped(line.name)}</text></g>`,
    ),
    "</svg>",
    "",
  ].join("\n");
}

/** Round numbers from zero to at least `most`. */
function ticks(most: number): number[] {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) =>
    Number((index * step).toPrecision(6)),
  );
}

const LINE_HEIGHT = 18;

/** The same heights, moved down where two texts would lie on one another. */
function apart(heights: number[]): number[] {
  const moved: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const [index, height] of [...heights.entries()].toSorted(([, one], [, other]) => one - other)) {
    moved[index] = Math.max(height, free);
    free = (moved[index] ?? height) + LINE_HEIGHT;
  }
  return moved;
}

function last(values: number[]): number {
  return values.at(-1) ?? 1;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
