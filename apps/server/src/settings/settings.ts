import type { Actor, SettingStore, Settings } from "@dunnage/api";
import type { AllSettings, ChangedSettings, NewSettings, SettingValues } from "@dunnage/api/schemas";
import type { Clock } from "../clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** Where nobody has said otherwise. */
export const defaultSettings: SettingValues = {
  lowFreeBytes: 10_000_000_000,
  lowFreePercent: null,
  sampleEveryMs: 15 * MINUTE_MS,
  historyKeptForMs: 731 * DAY_MS,
};

interface Parts {
  store: SettingStore;
  clock: Clock;
  /** Whoever goes by them is to look again. */
  onChanged: () => void;
}

/** Read anew each time: another server on the same database may have changed them. */
export class ServerSettings implements Settings {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async get(): Promise<AllSettings> {
    const { values, ...changed } = await this.#parts.store.read();
    return { values: { ...defaultSettings, ...values }, defaults: defaultSettings, ...changed };
  }

  async values(): Promise<SettingValues> {
    return (await this.get()).values;
  }

  async update(changes: NewSettings, { user }: Actor): Promise<ChangedSettings> {
    const { store, clock, onChanged } = this.#parts;
    const before = await this.values();
    await store.write(named(changes), { at: clock.instant().toISOString(), by: user });
    onChanged();
    return { settings: await this.get(), before };
  }
}

const named = (changes: NewSettings): Partial<SettingValues> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
