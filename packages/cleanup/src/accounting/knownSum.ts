/**
 * A sum in which some members are not known (`null`): the sum of those that are, so at least that much; `null` when there are members and
 * none is known; 0 when there are none.
 */
export function knownSum(values: Iterable<number | null>): number | null {
  let sum = 0;
  let members = 0;
  let known = 0;
  for (const value of values) {
    members += 1;
    if (value === null) continue;
    known += 1;
    sum += value;
  }
  return members > 0 && known === 0 ? null : sum;
}
