import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Reply } from "../transport.ts";

const folder = `${import.meta.dirname}/../../recordings`;

/** The engines that were recorded: "docker-28.5-overlay2". */
export const engines = readdirSync(folder);

const Recording = z.object({
  request: z.object({ method: z.string(), path: z.string() }),
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
});

export interface Recording {
  /** File name without ".json". */
  name: string;
  method: string;
  path: string;
  reply: Reply;
}

/** Several answers at once, and a stream. */
const extras = ["df_concurrent", "err_409_prune_running", "events"];

/** All that was recorded of one engine, but for what is no single question with a single answer. */
export function recordingsOf(engine: string): Recording[] {
  return readdirSync(`${folder}/${engine}`)
    .map((file) => file.replace(/\.json$/, ""))
    .filter((name) => !extras.includes(name))
    .map((name) => read(engine, name));
}

const Events = z.object({ events: z.array(z.unknown()) });

/** The stream of events that was recorded of an engine. */
export function eventsOf(engine: string): unknown[] {
  return Events.parse(JSON.parse(readFileSync(`${folder}/${engine}/events.json`, "utf8"))).events;
}

export function read(engine: string, name: string): Recording {
  const file: unknown = JSON.parse(readFileSync(`${folder}/${engine}/${name}.json`, "utf8"));
  const { request, status, headers, body } = Recording.parse(file);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { name, ...request, reply: { status, headers, text } };
}
