import { readFileSync } from "node:fs";
import { z } from "zod";

/** Dunnage's own, from the server's manifest, which lies beside `src` as it does beside `dist`. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"))).version;
