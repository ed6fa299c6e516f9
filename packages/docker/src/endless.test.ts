import { execFile } from "node:child_process";
import type { Socket } from "node:net";
import { promisify } from "node:util";
import { expect, it, vi } from "vitest";
import { z } from "zod";
import { agreeable, fakeEngine } from "./testing/fakeEngine.ts";

const MEGABYTE = 1024 * 1024;
const piece = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(MEGABYTE, " "), Buffer.from("\r\n")]);

// In a process of its own, so that what is measured is what the reader takes, not what the fake engine does.
const reader = `
  import { connectEngine } from "./find.ts";
  const before = process.resourceUsage().maxRSS;
  const error = await connectEngine({ host: process.argv[1] }).measuredContainers().catch((error) => error);
  const grownBytes = (process.resourceUsage().maxRSS - before) * 1024;
  console.log(JSON.stringify({ code: error.code, message: error.message, grownBytes }));
  process.exit();
`;
const Told = z.object({ code: z.string(), message: z.string(), grownBytes: z.number() });

it("an answer without an end is read no further than 64 MB, in a bounded memory, and said to be none", async () => {
  let sentBytes = 0;
  await using fake = await fakeEngine(
    agreeable((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
      pour(socket);
    }),
  );
  function pour(socket: Socket): void {
    while (socket.writable) {
      sentBytes += MEGABYTE;
      if (!socket.write(piece)) break;
    }
    if (socket.writable) socket.once("drain", () => pour(socket));
  }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=dunnage-source", "--input-type=module-typescript", "--eval", reader, fake.host],
    { cwd: import.meta.dirname },
  );
  const { code, message, grownBytes } = Told.parse(JSON.parse(stdout));
  expect(code).toBe("bad_answer");
  expect(message).toMatch(/The answer is longer than 67108864 bytes, so it was not read on\.$/);
  expect(sentBytes).toBeLessThan(80 * MEGABYTE); // with what was on its way
  expect(grownBytes).toBeLessThan(200 * MEGABYTE);
  await vi.waitFor(() => expect(fake.connections()).toBe(0));
});
