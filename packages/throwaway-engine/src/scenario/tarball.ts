interface TarEntry {
  path: string;
  /** A regular file's content, or where a symbolic link points. */
  content: Uint8Array | { linkTo: string };
  mode?: number;
}

const blockBytes = 512;

/** A POSIX (ustar) archive. Paths and links have at most 100 bytes; owner root, dates 1970. */
export function tarball(entries: readonly TarEntry[]): Buffer {
  const end = Buffer.alloc(2 * blockBytes);
  return Buffer.concat([...entries.flatMap(entryBlocks), end]);
}

function entryBlocks({ path, content, mode = 0o644 }: TarEntry): Buffer[] {
  const isLink = "linkTo" in content;
  const data = isLink ? Buffer.alloc(0) : Buffer.from(content);
  const header = Buffer.alloc(blockBytes);
  header.write(path, 0, 100);
  header.write(octal(mode, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(data.length, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(" ".repeat(8), 148); // the checksum counts itself as spaces
  header.write(isLink ? "2" : "0", 156);
  if (isLink) header.write(content.linkTo, 157, 100);
  header.write("ustar\x0000", 257);
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte),
      8,
    ),
    148,
  );
  return [header, data, Buffer.alloc(-data.length & (blockBytes - 1))];
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, "0")}\0`;
}
