/** The one-time token out of a first-run link, or out of what a person pasted: a whole link or the token alone. */
export function tokenIn(text: string): string {
  const trimmed = text.trim();
  return trimmed.slice(trimmed.indexOf("#") + 1);
}
