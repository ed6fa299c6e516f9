export interface Column<Row> {
  title: string;
  of: (row: Row) => string;
  align?: "right";
  /** Shortened first where the terminal is too narrow; what a script reads is never shortened. */
  shrinks?: boolean;
}

const GAP = "  ";
const LEAST_WIDTH = 12;

type WidthOf = (text: string) => number;

/** Text in columns, a line for each row. `width`: of the terminal; `null` for no limit. */
export async function table<Row>(columns: Column<Row>[], rows: Row[], width: number | null): Promise<string> {
  const cells = rows.map((row) => columns.map((column) => plain(column.of(row))));
  const widthOf = await widthsFor(cells);
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...cells.map((line) => widthOf(line[index] ?? ""))),
  );
  const whole = widths.reduce((sum, one) => sum + one, GAP.length * (columns.length - 1));
  const shrinking = columns.findIndex(({ shrinks }) => shrinks);
  if (width !== null && whole > width && shrinking >= 0)
    widths[shrinking] = Math.max(LEAST_WIDTH, (widths[shrinking] ?? 0) - (whole - width));

  const line = (texts: string[]) =>
    texts
      .map((text, index) => {
        const room = widths[index] ?? 0;
        const shown = shortened(text, room, widthOf);
        const space = " ".repeat(Math.max(0, room - widthOf(shown)));
        return columns[index]?.align === "right" ? space + shown : shown + space;
      })
      .join(GAP)
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...cells.map(line)].join("\n");
}

/** Names come from an engine: nothing in them moves the cursor or breaks a line. */
export function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "\u{fffd}");
}

/** What knows the width of every character takes 15 ms to load, and most names need it not. */
async function widthsFor(cells: string[][]): Promise<WidthOf> {
  if (cells.flat().every((text) => /^[ -~]*$/.test(text))) return ({ length }) => length;
  return (await import("string-width")).default;
}

function shortened(text: string, room: number, widthOf: WidthOf): string {
  if (widthOf(text) <= room) return text;
  let shown = "";
  for (const character of text) {
    if (widthOf(shown + character) >= room) break;
    shown += character;
  }
  return `${shown}…`;
}
