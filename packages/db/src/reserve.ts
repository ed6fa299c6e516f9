import { randomBytes } from "node:crypto";
import { existsSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Room for SQLite's index (32 KiB) and log (400 KiB and the largest write, see `wal_autocheckpoint`), and for a clean-up of 1,000 containers. */
const RESERVE_BYTES = 8 * 1024 * 1024;
/** A disk with less than this to spare is not asked for a reserve. */
const PLENTY_BYTES = 4 * RESERVE_BYTES;

/**
 * Disk space kept back in the data folder, for the day on which the disk is full: then Dunnage is needed most, and has to start, sign
 * people in and note what it did. It is given up once, and kept back again at the next start with room.
 */
export interface Reserve {
  keep(): void;
  /** Whether there was one. */
  giveUp(): boolean;
}

export function reserveIn(dataDir: string): Reserve {
  const file = join(dataDir, "reserve");
  return {
    keep() {
      if (existsSync(file)) return;
      try {
        const { bavail, bsize } = statfsSync(dataDir);
        // Random bytes, since a file system that compresses would keep no room for zeros.
        if (bavail * bsize > PLENTY_BYTES) writeFileSync(file, randomBytes(RESERVE_BYTES), { mode: 0o600 });
      } catch {
        rmSync(file, { force: true }); // Half a reserve is none; Dunnage runs without.
      }
    },
    giveUp() {
      const had = existsSync(file);
      rmSync(file, { force: true });
      return had;
    },
  };
}
