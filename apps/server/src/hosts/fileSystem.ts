import { statfs } from "node:fs/promises";

export interface FileSystemBytes {
  totalBytes: number | null;
  freeBytes: number | null;
}

export interface FileSystemSpace extends FileSystemBytes {
  /** Free, but kept for the root user. */
  reservedBytes: number | null;
}

/** What there is of the file system under a folder. */
export type SpaceUnder = (folder: string) => Promise<FileSystemSpace>;

export const UNSEEN_SPACE: FileSystemSpace = { totalBytes: null, freeBytes: null, reservedBytes: null };

/**
 * Size and free bytes (for an ordinary user, as `df` prints) of the file system under a folder. The Engine API has neither, so they are
 * known only where the engine shares this machine's file system: reached by a unix socket, its root folder visible here.
 */
export async function fileSystemUnder(
  engineAddress: string,
  folder: string,
  read: SpaceUnder = spaceUnder,
): Promise<FileSystemBytes> {
  const { totalBytes, freeBytes } = isOfThisMachine(engineAddress) ? await read(folder) : UNSEEN_SPACE;
  return { totalBytes, freeBytes };
}

/** Whether an engine's files may be seen from here. */
export function isOfThisMachine(engineAddress: string): boolean {
  return engineAddress.startsWith("unix://");
}

/** All `null` where the folder cannot be reached. */
export async function spaceUnder(folder: string): Promise<FileSystemSpace> {
  try {
    const { blocks, bfree, bavail, bsize } = await statfs(folder);
    return {
      totalBytes: countable(blocks * bsize),
      freeBytes: countable(bavail * bsize),
      reservedBytes: countable((bfree - bavail) * bsize),
    };
  } catch {
    return UNSEEN_SPACE;
  }
}

/** Network file systems claim exabytes, which mean nothing and which no JSON number holds exactly. */
function countable(bytes: number): number | null {
  return Number.isSafeInteger(bytes) ? bytes : null;
}
