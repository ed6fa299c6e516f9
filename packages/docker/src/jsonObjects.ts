import { BrokenReply } from "./transport.ts";

const LONGEST_BYTES = 1024 * 1024;

const [NEWLINE, QUOTE, BACKSLASH, OPEN, CLOSE] = Buffer.from('\n"\\{}');

/**
 * The texts of the JSON objects in a stream: one on each line, or one right after the other. None goes over the end of a line, so that a
 * broken one takes no other with it. Throws BrokenReply for one of more than 1 MB, and what the stream throws.
 */
export async function* jsonObjects(stream: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const begun = new Pieces();
  let depth = 0;
  let quoted = false;
  let escaped = false;
  for await (const chunk of stream) {
    let start = 0;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index];
      if (byte === NEWLINE) {
        depth = 0;
        quoted = false;
        escaped = false;
        begun.take();
      } else if (quoted) {
        quoted = byte !== QUOTE || escaped;
        escaped = byte === BACKSLASH && !escaped;
      } else if (byte === QUOTE) {
        quoted = depth > 0;
      } else if (byte === OPEN) {
        if (depth === 0) start = index;
        depth++;
      } else if (byte === CLOSE && depth > 0) {
        depth--;
        if (depth > 0) continue;
        begun.add(chunk.subarray(start, index + 1));
        yield begun.take();
      }
    }
    if (depth > 0) begun.add(chunk.subarray(start));
  }
}

/** What there is of an object, which may be cut anywhere, inside a character too. */
class Pieces {
  #pieces: Buffer[] = [];
  #bytes = 0;

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > LONGEST_BYTES) {
      throw new BrokenReply(`One part of the answer is longer than ${LONGEST_BYTES} bytes.`);
    }
    this.#pieces.push(piece);
  }

  take(): string {
    const text = Buffer.concat(this.#pieces).toString("utf8");
    this.#pieces = [];
    this.#bytes = 0;
    return text;
  }
}
