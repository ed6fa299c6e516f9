/** Whether a token is of no use any more at this time, in milliseconds. */
export const hasExpired = (expiresAt: string | null, now: number): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= now;
