import { type Attempt, failure } from "./failure.ts";
import type { Details } from "./link.ts";

// Of the ids as they stand in the URL. With the rest it stays under 4,000, which every server and proxy takes.
const LONGEST_LIST = 3800; // characters

/**
 * The questions that have an engine prune these records of its build cache alone, in the order of `ids`. It takes one filter by id, which
 * is a pattern: bound at both ends, so that no id counts as a part of another. Throws EngineError.
 */
export function recordQueries(ids: string[], attempt: Attempt): Details[] {
  const odd = ids.find((id) => !/^[a-z0-9]+$/i.test(id));
  if (odd !== undefined) {
    throw failure("unsupported", attempt, { finding: `"${odd}" is no id of a build cache record.` });
  }
  return inLists(ids).map((list) => ({
    query: { all: "1", filters: JSON.stringify({ id: [`^(${list.join("|")})$`] }) },
  }));
}

const SEPARATOR = encodeURIComponent("|").length;

function inLists(ids: string[]): string[][] {
  const lists: string[][] = [];
  let length = 0;
  for (const id of ids) {
    length += id.length + SEPARATOR;
    const list = lists.at(-1);
    if (list && length <= LONGEST_LIST) {
      list.push(id);
    } else {
      lists.push([id]);
      length = id.length + SEPARATOR;
    }
  }
  return lists;
}
