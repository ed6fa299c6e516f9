import type { CleanupRun } from "@dunnage/api/schemas";
import { stringify } from "csv-stringify/sync";

const columns = [
  "run",
  "host",
  "started_at",
  "started_by",
  "state",
  "kind",
  "id",
  "names",
  "outcome",
  "reason",
  "message",
  "bytes",
  "certainty",
  "at",
];

/** One row per outcome, after RFC 4180. What a spreadsheet would run as a formula it shows as text. */
export function runsAsCsv(runs: CleanupRun[]): string {
  const rows = runs.flatMap((run) =>
    run.outcomes.map(({ kind, id, names, outcome, reason, message, bytes, certainty, at }) => [
      run.id,
      run.host.name,
      run.startedAt,
      run.startedBy.name,
      run.state,
      kind,
      id,
      names.join(" "),
      outcome,
      reason,
      message,
      bytes,
      certainty,
      at,
    ]),
  );
  return stringify([columns, ...rows], { escape_formulas: true, record_delimiter: "windows" });
}
