import { type Expression, type SqlBool, sql } from "kysely";
import { withoutNul } from "./text.ts";

// Case is folded here and kept folded: SQLite folds ASCII alone, and PostgreSQL what its locale says.

const folded = (text: string) => withoutNul(text.toLowerCase());

/** What a row is found by any part of. */
export const searchKeyOf = (parts: string[]) => folded(parts.join("\n"));

export function contains(searchKey: Expression<string>, part: string): Expression<SqlBool> {
  const pattern = `%${folded(part).replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql<SqlBool>`${searchKey} like ${pattern} escape '\\'`;
}
