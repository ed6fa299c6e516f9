/** SQLite takes 32,766 values in one statement, PostgreSQL 65,535. */
const VALUES_PER_STATEMENT = 8000;

/** The rows in parts that each fit into one statement. */
export function* chunksOf<Row extends object | string>(rows: Row[]): Generator<Row[]> {
  const [first] = rows;
  const width = typeof first === "object" ? Object.keys(first).length : 1;
  const size = Math.floor(VALUES_PER_STATEMENT / width);
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
