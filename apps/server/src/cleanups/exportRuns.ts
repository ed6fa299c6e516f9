import type { RunStore } from "@dunnage/api";
import type { CleanupRun, ExportedFile, ExportInput } from "@dunnage/api/schemas";
import { type ExportedRun, exportedRun, type ItemsOf } from "./exportedRun.ts";
import { runsAsCsv } from "./runsAsCsv.ts";

/** A file is made in memory and answered whole, so it has an end: so many runs, and so many outcomes in all. */
const MAX_RUNS = 1000;
const MAX_OUTCOMES = 50_000;
const PAGE = 100;

export interface ExportParts {
  runs: Pick<RunStore, "list">;
  /** Throws `run_not_found`. */
  get: (id: string) => Promise<CleanupRun>;
  itemsOf: ItemsOf;
  now: Date;
}

/** The runs as a file. Its name says so if it has only the newest of them. */
export async function exportRuns(
  { format, id, ...filter }: ExportInput,
  { runs, get, itemsOf, now }: ExportParts,
): Promise<ExportedFile> {
  const date = now.toISOString().slice(0, 10);
  const whole = async (its: string) => exportedRun(await get(its), itemsOf);
  const { chosen, more } =
    id === undefined ? await newest(filter, runs, whole) : { chosen: [await whole(id)], more: false };
  const which = id !== undefined ? `run-${id}` : more ? `newest-${chosen.length}-runs` : "runs";
  const [mediaType, text] =
    format === "csv"
      ? ["text/csv", runsAsCsv(chosen)]
      : ["application/json", JSON.stringify(chosen, null, 2)];
  return { fileName: `dunnage-${which}-${date}.${format}`, mediaType, text };
}

async function newest(
  filter: Omit<ExportInput, "format" | "id">,
  runs: Pick<RunStore, "list">,
  whole: (id: string) => Promise<ExportedRun>,
): Promise<{ chosen: ExportedRun[]; more: boolean }> {
  const chosen: ExportedRun[] = [];
  let outcomes = 0;
  let next: string | null | undefined;
  do {
    const page = await runs.list({ ...filter, limit: PAGE, ...(next ? { cursor: next } : {}) });
    for (const { id, done } of page.runs) {
      if (chosen.length === MAX_RUNS || (chosen.length > 0 && outcomes + done > MAX_OUTCOMES))
        return { chosen, more: true };
      chosen.push(await whole(id));
      outcomes += done;
    }
    next = page.next;
  } while (next !== null);
  return { chosen, more: false };
}
