import { promisify } from "node:util";
import { constants, inflateRaw, zstdCompress, zstdDecompress } from "node:zlib";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const inflate = promisify(inflateRaw);

/** Four times as quick as deflate at this, and smaller: somebody waits for it with every box that is un-ticked. */
const QUICKLY = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** What every zstd frame begins with (RFC 8878), and nothing deflated can: it would be a stored block with a wrong length. */
const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Text made small, for what is large and much the same. */
export const pack = (text: string): Promise<Uint8Array> => compress(text, QUICKLY);

/** What was packed: now, or deflated, as it was before zstd. */
export async function unpack(packed: Uint8Array): Promise<string> {
  const isZstd = ZSTD_MAGIC.equals(packed.subarray(0, ZSTD_MAGIC.length));
  const text = await (isZstd ? decompress(packed) : inflate(packed));
  return text.toString("utf8");
}
