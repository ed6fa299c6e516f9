import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { hashOf } from "./oneTimeToken.ts";

/** What every authenticator app knows: RFC 6238 with SHA-1, six digits, 30 seconds. */
const SHAPE = { issuer: "Dunnage", algorithm: "SHA1", digits: 6, period: 30 };
const SECRET_BYTES = 20;
/** A code counts half a minute early and late, for clocks that differ and people who type. */
const WINDOW = 1;

const RECOVERY_CODES = 10;
/** 80 random bits: a plain hash keeps them. */
const RECOVERY_BYTES = 10;

/** In base32, as it is typed by hand where no camera is. */
export const newSecret = (): string =>
  new Secret({ buffer: new Uint8Array(randomBytes(SECRET_BYTES)).buffer }).base32;

/** What an authenticator app reads from the picture. */
export const uriOf = (secret: string, label: string): string =>
  new TOTP({ ...SHAPE, label, secret: Secret.fromBase32(secret) }).toString();

/** For which step of time this is the code: the half minutes since 1970. `null` if for none that counts at `now`. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ ...SHAPE, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp: now.getTime() }) + delta;
}

/** As somebody typed it: with or without spaces and dashes, in any case. */
export const normalCode = (typed: string): string => typed.replaceAll(/[\s-]/g, "").toLowerCase();

export const isOneTimeCode = (code: string): boolean => /^\d{6}$/.test(code);

/** Codes for the day when the phone is lost, each for once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const { base32 } = new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer });
    return base32.toLowerCase().replaceAll(/(.{4})(?=.)/g, "$1-");
  });

/** What is kept of one: of no use for another user. */
export const recoveryHashOf = (userId: string, code: string): string =>
  hashOf(`${userId} ${normalCode(code)}`);
