import type { RunList, RunListInput } from "@dunnage/api";
import type { Kysely } from "kysely";
import type { Tables } from "../schema.ts";
import { pageOf, positionOf, rowsFor } from "./paging.ts";
import { summaryOf, talliesOf } from "./runSummaries.ts";
import { contains } from "./searching.ts";

export async function listRuns(
  db: Kysely<Tables>,
  { host, state, search, cursor, limit }: RunListInput,
): Promise<RunList> {
  let query = db
    .selectFrom("runs")
    .selectAll()
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(rowsFor(limit));
  if (host !== undefined) query = query.where("host_id", "=", host);
  if (state !== undefined) query = query.where("state", "=", state);
  if (search) {
    query = query.where((eb) =>
      eb.or([
        contains(eb.ref("runs.search_key"), search),
        eb.exists(
          eb
            .selectFrom("outcomes")
            .select("outcomes.key")
            .whereRef("outcomes.run_id", "=", "runs.id")
            .where((outcome) => contains(outcome.ref("outcomes.search_key"), search)),
        ),
      ]),
    );
  }
  if (cursor !== undefined) {
    const { at, id } = positionOf(cursor);
    query = query.where((eb) => eb(eb.refTuple("started_at", "id"), "<", eb.tuple(at, id)));
  }
  const { page, next } = pageOf(await query.execute(), limit, (row) => ({ at: row.started_at, id: row.id }));
  const ids = page.map(({ id }) => id);
  const tallies = await talliesOf(db, ids);
  return { runs: page.map((row) => summaryOf(row, tallies.get(row.id) ?? [])), next };
}
