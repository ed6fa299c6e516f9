// Checked in this order: each browser claims to be those below it, too.
const browsers = [
  ["Edge", /\bEdg(e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ["Safari", /\bVersion\/.*Safari\//],
] as const;
const systems = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(iPhone|iPad|iPod)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

const firstIn = (known: typeof browsers | typeof systems, text: string): string | null =>
  known.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** Browser and system, by what a browser calls itself; `null` where that tells nothing. A guess for people, and nothing hangs on it. */
export const deviceOf = (userAgent: string): { browser: string | null; system: string | null } => ({
  browser: firstIn(browsers, userAgent),
  system: firstIn(systems, userAgent),
});
