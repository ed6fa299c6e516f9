import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from "node:crypto";
import { constants, deflateRawSync, inflateRawSync } from "node:zlib";

/** Keeps text from whoever reads the database without knowing Dunnage's secret: its file, a backup, another user of the same PostgreSQL. */
export interface Sealer {
  seal(text: string): Uint8Array;
  /** `null` if it was sealed with another secret, or damaged. */
  open(sealed: Uint8Array): string | null;
}

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
/** What GCM is made for: longer or shorter ones would be hashed first. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Keeps this key apart from every other that is derived from the same secret. */
const PURPOSE = "Dunnage: receipts at rest";

/** Seals with AES-256-GCM. Nothing sealed looks like anything else, not even the same text sealed again. */
export function sealerOf(secret: string): Sealer {
  const key = createSecretKey(new Uint8Array(hkdfSync("sha256", secret, "", PURPOSE, KEY_BYTES)));
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
      // Made small first, since nothing can make it smaller afterwards; quickly, since a run makes hundreds a second.
      const small = deflateRawSync(text, { level: constants.Z_BEST_SPEED });
      const sealed = Buffer.concat([cipher.update(small), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },

    open(sealed) {
      try {
        const nonce = sealed.subarray(0, NONCE_BYTES);
        const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        const text = Buffer.concat([
          decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)),
          decipher.final(),
        ]);
        return inflateRawSync(text).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
