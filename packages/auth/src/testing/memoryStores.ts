import { randomUUID } from "node:crypto";
import type {
  NewAdministrator,
  Role,
  SessionStore,
  SetupTokenStore,
  StoredToken,
  TokenStore,
  User,
  UserStore,
} from "@dunnage/api";

type TokenRow = Omit<StoredToken, "owner"> & { hash: string; ownerId: string };
type SessionRow = Parameters<SessionStore["create"]>[0] & { lastSeenAt: string };

/** The stores as maps: what `packages/db` keeps its promises with, and tested there, without its disk. */
export class MemoryStores {
  readonly rows = {
    users: new Map<string, User & { passwordHash: string }>(),
    sessions: new Map<string, SessionRow>(),
    tokens: new Map<string, TokenRow>(),
  };
  #tokenHash: string | null = null;
  /** What every method throws, while set. */
  outage: Error | null = null;

  readonly users: UserStore = {
    count: async () => this.#up().users.size,
    findByEmail: async (email) => {
      const key = email.toLowerCase();
      const row = [...this.#up().users.values()].find((user) => user.email.toLowerCase() === key);
      return row ? { user: userOf(row), passwordHash: row.passwordHash } : null;
    },
    createFirstAdministrator: async (administrator) => this.#create(administrator),
  };

  readonly setupTokens: SetupTokenStore = {
    replace: async (tokenHash) => {
      this.#up();
      this.#tokenHash = tokenHash;
    },
    matches: async (tokenHash) => this.#up() && this.#tokenHash === tokenHash,
    spend: async (tokenHash, administrator) => {
      this.#up();
      if (this.#tokenHash !== tokenHash) return null;
      this.#tokenHash = null;
      return this.#create(administrator);
    },
  };

  readonly sessions: SessionStore = {
    create: async (session) => {
      this.#up().sessions.set(session.id, { ...session, lastSeenAt: session.startedAt });
    },
    findActive: async (id, at) => {
      const row = this.#up().sessions.get(id);
      const user = this.rows.users.get(row?.userId ?? "");
      if (!row || !user || row.expiresAt <= at) return null;
      const { startedAt, lastSeenAt, expiresAt } = row;
      return { id, user: userOf(user), token: null, startedAt, lastSeenAt, expiresAt };
    },
    extend: async (id, to) => {
      const row = this.#up().sessions.get(id);
      if (row) Object.assign(row, to);
    },
    end: async (id) => {
      this.#up().sessions.delete(id);
    },
    endAllOf: async (userId) => this.#drop((row) => row.userId === userId),
    deleteExpired: async (at) => {
      this.#drop((row) => row.expiresAt <= at);
    },
  };

  readonly tokens: TokenStore = {
    add: async (token, hash, ownerId) => {
      this.#up().tokens.set(token.id, { ...token, hash, ownerId, lastUsedAt: null, lastUsedFrom: null });
    },
    findActive: async (hash, at) => {
      const [found] = this.#owned((row) => row.hash === hash);
      return found && (found.expiresAt === null || found.expiresAt > at) ? found : null;
    },
    list: async (of) => this.#owned((row) => of === null || row.ownerId === of),
    noteUse: async (id, { at, from }) => {
      const row = this.#up().tokens.get(id);
      if (row) Object.assign(row, { lastUsedAt: at, lastUsedFrom: from });
    },
    remove: async (id, of) => {
      const [found] = this.#owned((row) => row.id === id && (of === null || row.ownerId === of));
      if (found) this.rows.tokens.delete(id);
      return found ?? null;
    },
    deleteExpired: async (at) => {
      for (const { id, expiresAt } of this.#up().tokens.values())
        if (expiresAt !== null && expiresAt <= at) this.rows.tokens.delete(id);
    },
  };

  setRole(id: string, role: Role): void {
    const user = this.rows.users.get(id);
    if (user) user.role = role;
  }

  #up(): MemoryStores["rows"] {
    if (this.outage) throw this.outage;
    return this.rows;
  }

  #create({ email, name, passwordHash }: NewAdministrator): User | null {
    if (this.#up().users.size > 0) return null;
    const user: User = { id: randomUUID(), email, name, role: "administrator" };
    this.rows.users.set(user.id, { ...user, passwordHash });
    return user;
  }

  #owned(which: (row: TokenRow) => boolean): StoredToken[] {
    return [...this.#up().tokens.values()].filter(which).flatMap((row) => {
      const owner = this.rows.users.get(row.ownerId);
      return owner ? [{ ...row, owner: userOf(owner) }] : [];
    });
  }

  #drop(which: (row: SessionRow) => boolean): number {
    const dropped = [...this.#up().sessions.values()].filter(which);
    for (const { id } of dropped) this.rows.sessions.delete(id);
    return dropped.length;
  }
}

function userOf({ id, email, name, role }: User): User {
  return { id, email, name, role };
}
