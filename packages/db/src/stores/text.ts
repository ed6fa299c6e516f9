/** PostgreSQL keeps no NUL in a text, and an engine's words may hold anything. */
export const withoutNul = (text: string) => text.replaceAll("\0", "\u{FFFD}");
