import { statfs } from "node:fs/promises";

export interface FileSystemBytes {
  totalBytes: number | null;
  freeBytes: number | null;
}

const UNSEEN: FileSystemBytes = { totalBytes: null, freeBytes: null };

/**
 * Size and free bytes (for an ordinary user, as `df` prints) of the file system under a folder. The Engine API has neither, so they are
 * known only where the engine shares this machine's file system: reached by a unix socket, its root folder visible here.
 */
export async function fileSystemUnder(engineAddress: string, folder: string): Promise<FileSystemBytes> {
  if (!engineAddress.startsWith("unix://")) return UNSEEN;
  try {
    const { blocks, bavail, bsize } = await statfs(folder);
    return { totalBytes: countable(blocks * bsize), freeBytes: countable(bavail * bsize) };
  } catch {
    return UNSEEN;
  }
}

/** Network file systems claim exabytes, which mean nothing and which no JSON number holds exactly. */
function countable(bytes: number): number | null {
  return Number.isSafeInteger(bytes) ? bytes : null;
}
