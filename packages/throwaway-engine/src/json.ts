/**
 * Parses what an engine or its CLI answered; text that is not JSON stays text. The caller says the shape and nothing
 * checks it: a test then asserts on what it reads.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the one place where a shape is merely claimed
export function parseAnswer<T>(text: string): T {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-return -- as above
    return JSON.parse(text);
  } catch {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    return text as T;
  }
}
