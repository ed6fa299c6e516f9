/** The one-time token out of a first-run link, or out of what a person pasted: a whole link, with what stood after it, or the token alone. */
export function tokenIn(text: string): string {
  const trimmed = text.trim();
  const [token = ""] = trimmed.slice(trimmed.indexOf("#") + 1).split(/\s/);
  return token;
}

/** Whether it can be a token at all: 32 bytes in base64url. One of which a part is missing is known before anybody fills in a form for it. */
export function isWhole(token: string): boolean {
  return /^[\w-]{43}$/.test(token);
}
