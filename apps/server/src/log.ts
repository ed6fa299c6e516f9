import { type DestinationStream, type LevelWithSilent, type Logger, pino } from "pino";
import { Requests } from "./requests.ts";

export interface Logbook {
  log: Logger;
  /** The id of each stands in every line that is written for it. */
  requests: Requests;
}

/** The log: JSON, a line for each thing that happened. */
export function openLog(level: LevelWithSilent, destination: DestinationStream): Logbook {
  const requests = new Requests();
  return { log: pino({ level, base: null, mixin: () => requests.id() }, destination), requests };
}
