import type { AllSettings, SettingValues } from "./schemas/settings.ts";

// What is asked of a database for settings; see stores.ts.

/** What administrators have set. */
export interface SettingStore {
  /** `values`: those that somebody set and that this version allows. */
  read(): Promise<{ values: Partial<SettingValues> } & Pick<AllSettings, "changedAt" | "changedBy">>;
  write(
    changes: Partial<SettingValues>,
    change: { at: string; by: NonNullable<AllSettings["changedBy"]> },
  ): Promise<void>;
}
