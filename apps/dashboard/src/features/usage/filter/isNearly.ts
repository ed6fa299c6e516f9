/** Whether a word is another with one letter added, left out, changed, or two that follow each other turned round. */
export function isNearly(word: string, other: string): boolean {
  if (word === other || Math.abs(word.length - other.length) > 1) return false;
  let from = 0;
  while (from < word.length && word[from] === other[from]) from++;
  const rest = (text: string, at: number) => text.slice(from + at);
  if (word.length > other.length) return rest(word, 1) === rest(other, 0);
  if (word.length < other.length) return rest(word, 0) === rest(other, 1);
  const turned = word[from] === other[from + 1] && word[from + 1] === other[from];
  return rest(word, 1) === rest(other, 1) || (turned && rest(word, 2) === rest(other, 2));
}
