import { stringify } from "csv-stringify/sync";
import type { ExportedRun } from "./exportedRun.ts";

const columns = [
  "run",
  "host",
  "started_at",
  "started_by",
  "address",
  "program",
  "token",
  "finished_at",
  "state",
  "predicted_bytes",
  "reported_bytes",
  "free_bytes_before",
  "free_bytes_after",
  "kind",
  "id",
  "names",
  "references",
  "outcome",
  "reason",
  "message",
  "bytes",
  "certainty",
  "at",
];

/** One row per outcome, after RFC 4180. What a spreadsheet would run as a formula it shows as text. */
export function runsAsCsv(runs: ExportedRun[]): string {
  const rows = runs.flatMap((run) =>
    run.outcomes.map(
      ({ kind, id, names, references = [], outcome, reason, message, bytes, certainty, at }) => [
        run.id,
        run.host.name,
        run.startedAt,
        run.startedBy.name,
        run.startedFrom.address,
        run.startedFrom.userAgent,
        run.startedFrom.token?.name,
        run.finishedAt,
        run.state,
        run.predictedBytes,
        run.reportedBytes,
        run.freeBytesBefore,
        run.freeBytesAfter,
        kind,
        id,
        names.join(" "),
        references.join(" "),
        outcome,
        reason,
        message,
        bytes,
        certainty,
        at,
      ],
    ),
  );
  return stringify([columns, ...rows], { escape_formulas: true, record_delimiter: "windows" });
}
