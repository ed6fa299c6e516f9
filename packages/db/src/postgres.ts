import { type Dialect, PostgresDialect } from "kysely";
import { Client, Pool, TypeOverrides } from "pg";

const CONNECT_TIMEOUT_MS = 5000;
const QUERY_TIMEOUT_MS = 5000;
const INT8_OID = 20;

/** Counts and sizes come as text, since they may pass 2^53; ours do not. */
const types = new TypeOverrides();
types.setTypeParser(INT8_OID, Number);

/** Connects when first asked. With `patient`, queries may take as long as they need: for migrations. */
export function openPostgres(databaseUrl: string, { patient }: { patient: boolean }): Dialect {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: "dunnage",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    max: patient ? 1 : 8,
    types,
    // A database that hangs is as good as one that is away; the second bound is for a network that swallows answers.
    ...(patient ? {} : { statement_timeout: QUERY_TIMEOUT_MS, query_timeout: QUERY_TIMEOUT_MS + 1000 }),
  });
  // A connection that breaks would otherwise end the process: an idle one tells the pool, one at work its own client too. The query tells.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new PostgresDialect({ pool });
}

/** The address without user, password or options; `null` if it is not an address. */
export function postgresAddress(databaseUrl: string): string | null {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) return null;
  try {
    const { host, port, database } = new Client({ connectionString: databaseUrl });
    return `postgres://${host}:${port}/${database ?? ""}`;
  } catch {
    return null;
  }
}
