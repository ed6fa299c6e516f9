import type { ActiveSession, Sessions } from "./context.ts";
import type { User } from "./schemas/session.ts";

// What signing in needs of a database. Methods throw DomainError (`database_full`, `database_unavailable`). Instants are ISO 8601 in UTC.

export interface NewAdministrator {
  email: string;
  name: string;
  passwordHash: string;
}

export interface UserStore {
  count(): Promise<number>;
  /** Whatever the case in which the address was written. */
  findByEmail(email: string): Promise<{ user: User; passwordHash: string } | null>;
  /** Creates an administrator if there is no user at all; `null` if there is one. Of two calls at once, one creates. */
  createFirstAdministrator(administrator: NewAdministrator): Promise<User | null>;
}

export interface SessionStore extends Sessions {
  create(session: {
    id: string;
    userId: string;
    startedAt: string;
    expiresAt: string;
    userAgent: string;
    /** The client's. */
    address: string;
  }): Promise<void>;
  /** The session with its user as both are now; `null` if it was ended, has expired by `at`, or its user is gone. */
  findActive(id: string, at: string): Promise<(ActiveSession & { lastSeenAt: string }) | null>;
  extend(id: string, to: { lastSeenAt: string; expiresAt: string }): Promise<void>;
  end(id: string): Promise<void>;
  /** Removes what has expired by `at`. */
  deleteExpired(at: string): Promise<void>;
}

/** The one token with which the first administrator may be created. Only its hash is kept. */
export interface SetupTokenStore {
  /** From now on this one counts, and none before it. */
  replace(tokenHash: string): Promise<void>;
  matches(tokenHash: string): Promise<boolean>;
  /**
   * Spends the token and creates the administrator, or does neither. `null` if this is not the token that counts, or there is a user
   * already. Of two calls at once, one creates.
   */
  spend(tokenHash: string, administrator: NewAdministrator): Promise<User | null>;
}
