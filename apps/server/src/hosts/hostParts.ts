import type { Engine, SightingStore, UsageSampleStore } from "@dunnage/api";
import type { Protection, SettingValues } from "@dunnage/api/schemas";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { SpaceUnder } from "./fileSystem.ts";

/** What a host is made of. */
export interface HostParts {
  /** How requests and records name it. */
  id: string;
  engine: Engine;
  sightings: SightingStore;
  usageSamples: UsageSampleStore;
  /** The container that Dunnage runs in, if it does. */
  ownContainer: string | null;
  protections: () => Promise<Protection[]>;
  /** What is set now. */
  settings: () => Promise<SettingValues>;
  /** How many registries Dunnage knows. */
  countRegistries: () => Promise<number>;
  /** The file system under the engine's root folder, where it is not this machine's. */
  spaceUnder?: SpaceUnder | undefined;
  log: Logger;
  clock: Clock;
  /** When the first sample of the disk's usage is made; some minutes after the start where it is left out. */
  firstSampleAfterMs?: number;
}
