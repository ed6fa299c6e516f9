import type { CleanupRun, Rules } from "./schemas/cleanup.ts";
import type { HostRef } from "./schemas/primitives.ts";
import type { NewRegistry, Registry } from "./schemas/registry.ts";
import type { User } from "./schemas/session.ts";
import type { SystemInfo } from "./schemas/systemInfo.ts";
import type { SystemStats } from "./schemas/systemStats.ts";

/** A session that was found in the database for this very request, so it has not been ended. */
export interface ActiveSession {
  id: string;
  user: User;
  startedAt: string;
  expiresAt: string;
}

/** One host, as the contract needs it. Methods throw EngineError and DomainError. */
export interface Host {
  readonly ref: HostRef;
  info(): Promise<SystemInfo>;
  stats(options: { refresh: boolean }): Promise<SystemStats>;
  cleanup(rules: Rules, startedBy: User): Promise<CleanupRun>;
}

export interface Hosts {
  list(): HostRef[];
  /** The named host; without a name the only one. Throws `host_not_found`. */
  get(id: string | undefined): Host;
}

export interface Registries {
  list(): Promise<Registry[]>;
  /** Throws `registry_exists`. */
  add(registry: NewRegistry): Promise<Registry>;
  /** Throws `registry_not_found`. */
  remove(id: string): Promise<void>;
}

export interface Sessions {
  /** Ends every session of this user, on every device. Answers how many there were. */
  endAllOf(userId: string): Promise<number>;
}

/** What a call knows. Plain data and injected parts, made by the server for each request. */
export interface Context {
  requestId: string;
  session: ActiveSession | null;
  hosts: Hosts;
  registries: Registries;
  sessions: Sessions;
}
