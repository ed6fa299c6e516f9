import { docs } from "@dunnage/api";
import { namesToSnake } from "./snakeCase.ts";

/** What the contract's doc comments say of this (`RunSummary.finishedAt`), under the names that are used here. */
export function wordsOf(name: string): string | undefined {
  const words = docs[name];
  return words === undefined ? undefined : namesToSnake(words);
}

/** The same of an enum, with what they say of its values. */
export function wordsOfEnum(name: string, values: readonly unknown[]): string | undefined {
  const said = values.flatMap((value) => {
    const words = wordsOf(`${name}=${String(value)}`);
    return words === undefined ? [] : [`- \`${String(value)}\`: ${words}`];
  });
  const whole = [wordsOf(name) ?? [], ...said].flat();
  return whole.length > 0 ? whole.join("\n") : undefined;
}
