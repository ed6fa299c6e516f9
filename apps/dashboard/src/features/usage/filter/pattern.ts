/** Whether a text is this one, whatever the case; `*` stands for any characters. */
export function patternOf(wanted: string): (text: string) => boolean {
  const [first = "", ...rest] = wanted.toLowerCase().split("*");
  const last = rest.pop();
  if (last === undefined) return (text) => text.toLowerCase() === first;
  return (text) => {
    const lower = text.toLowerCase();
    if (!lower.startsWith(first) || lower.length < first.length + last.length || !lower.endsWith(last))
      return false;
    const end = lower.length - last.length;
    let at = first.length;
    for (const part of rest) {
      const found = lower.indexOf(part, at);
      if (found === -1 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}
