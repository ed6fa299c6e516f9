import { z } from "zod";
import { Bytes, Instant, Milliseconds } from "./primitives.ts";

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 86_400_000;

/** What can be set, for every host. */
export const SettingValues = z.object({
  /** A host's disk is nearly full with fewer free bytes than this: webhooks that name no number of their own are told. `null`: not by bytes. */
  lowFreeBytes: Bytes.min(1, "At least 1 byte.").nullable(),
  /** Or with less than so many per cent of the disk free, whichever comes first. `null`: not by per cent. */
  lowFreePercent: z
    .number()
    .int("A whole number of per cent.")
    .min(1, "At least 1 per cent.")
    .max(99, "At most 99 per cent.")
    .nullable(),
  /** The least time between two samples of what takes a disk. More where reading a host is slow. */
  sampleEveryMs: Milliseconds.min(QUARTER_MS, "At least a quarter of an hour.").max(DAY_MS, "At most a day."),
  /** How long samples are kept, the older the fewer. What is older goes with the next sample. */
  historyKeptForMs: Milliseconds.min(DAY_MS, "At least a day.").max(731 * DAY_MS, "At most 731 days."),
});
export type SettingValues = z.infer<typeof SettingValues>;

export const AllSettings = z.object({
  values: SettingValues,
  defaults: SettingValues,
  /** When they were last changed, and by whom; `null`: never. */
  changedAt: Instant.nullable(),
  changedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type AllSettings = z.infer<typeof AllSettings>;

/** What is left out stays as it is. */
export const NewSettings = SettingValues.partial()
  .strict()
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    "Name at least one setting.",
  );
export type NewSettings = z.infer<typeof NewSettings>;

export const ChangedSettings = z.object({
  settings: AllSettings,
  /** What they were until now: send it to put them back. */
  before: SettingValues,
});
export type ChangedSettings = z.infer<typeof ChangedSettings>;
