import type {
  NewRegistry,
  Registry,
  RegistryChange,
  RegistryCheck,
  RegistryCredentials,
} from "./schemas/registry.ts";

// What is asked of a database for registries; see stores.ts.

/** Registries, with their credentials sealed. */
export interface RegistryStore {
  /** By name. */
  list(): Promise<Registry[]>;
  /** Throws `registry_exists`. */
  add(registry: NewRegistry): Promise<Registry>;
  /** Throws `registry_not_found` and `registry_exists`. */
  update(change: RegistryChange): Promise<Registry>;
  /** `null`: there are none; `unreadable`: they were sealed with another secret of the server's. */
  credentialsOf(id: string): Promise<RegistryCredentials | "unreadable" | null>;
  /** What it answered, if that is still its address. */
  noteCheck(id: string, url: string, check: RegistryCheck): Promise<void>;
  /** Throws `registry_not_found`. */
  remove(id: string): Promise<void>;
  count(): Promise<number>;
}
