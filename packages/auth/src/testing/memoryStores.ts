import { randomUUID } from "node:crypto";
import {
  DomainError,
  type IdentityStore,
  type Invitation,
  type InvitationStore,
  type NewAdministrator,
  type PasswordLinkStore,
  type Role,
  type SecondFactorStore,
  type SessionStore,
  type SetupTokenStore,
  type StoredToken,
  type TokenStore,
  type User,
  type UserStore,
} from "@dunnage/api";

type TokenRow = Omit<StoredToken, "owner"> & { hash: string; ownerId: string };
type SessionRow = Parameters<SessionStore["create"]>[0] & { lastSeenAt: string };

/** The stores as maps: what `packages/db` keeps its promises with, and tested there, without its disk. */
export class MemoryStores {
  readonly rows = {
    users: new Map<string, User & { passwordHash: string | null; signedInAt: string | null }>(),
    /** User ids by issuer and subject. */
    identities: new Map<string, string>(),
    secondFactors: new Map<
      string,
      { secret: string; confirmed: boolean; step: number; codes: Set<string> }
    >(),
    invitations: new Map<string, Invitation & { tokenHash: string }>(),
    passwordLinks: new Map<string, { userId: string; tokenHash: string; expiresAt: string }>(),
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
      const row = [...this.#up().users.values()].find(
        (user) => user.passwordHash !== null && user.email.toLowerCase() === key,
      );
      return row?.passwordHash ? { user: userOf(row), passwordHash: row.passwordHash } : null;
    },
    list: async (at) =>
      [...this.#up().users.values()].map((user) => ({
        ...userOf(user),
        createdAt: "2026-01-01T00:00:00.000Z",
        signedInAt: user.signedInAt,
        sessions: this.#sessionsOf(user.id, at).length,
        signsInBy: user.passwordHash === null ? "provider" : "password",
        secondFactor: this.rows.secondFactors.get(user.id)?.confirmed ?? false,
      })),
    passwordHashOf: async (id) => this.#up().users.get(id)?.passwordHash ?? null,
    setPasswordHash: async (id, passwordHash) => {
      Object.assign(this.#existing(id), { passwordHash });
    },
    noteSignIn: async (id, at) => {
      Object.assign(this.#existing(id), { signedInAt: at });
    },
    createFirstAdministrator: async (administrator) =>
      this.#up().users.size > 0 ? null : this.#create(administrator, "administrator"),
    setRole: async (id, role) => userOf(Object.assign(this.#existing(id), { role })),
    remove: async (id) => {
      const user = userOf(this.#existing(id));
      this.rows.users.delete(id);
      return user;
    },
  };

  readonly identities: IdentityStore = {
    follow: async ({ issuer, subject }, told) => {
      const key = `${issuer} ${subject}`;
      const known = this.#up().users.get(this.rows.identities.get(key) ?? "");
      const before = known ? userOf(known) : null;
      const user = known ?? { id: randomUUID(), ...told, passwordHash: null, signedInAt: null };
      this.rows.users.set(user.id, Object.assign(user, told));
      this.rows.identities.set(key, user.id);
      return { user: userOf(user), before };
    },
  };

  readonly secondFactors: SecondFactorStore = {
    find: async (userId) => {
      const row = this.#up().secondFactors.get(userId);
      return row ? { secret: row.secret, confirmed: row.confirmed, codesLeft: row.codes.size } : null;
    },
    begin: async (userId, secret) => {
      if (this.#up().secondFactors.get(userId)?.confirmed) return false;
      this.rows.secondFactors.set(userId, { secret, confirmed: false, step: 0, codes: new Set() });
      return true;
    },
    confirm: async (userId, step, codeHashes) => {
      const row = this.#up().secondFactors.get(userId);
      if (!row || row.confirmed) return false;
      Object.assign(row, { confirmed: true, step, codes: new Set(codeHashes) });
      return true;
    },
    useStep: async (userId, step) => {
      const row = this.#up().secondFactors.get(userId);
      if (!row || row.step >= step) return false;
      row.step = step;
      return true;
    },
    spendCode: async (userId, codeHash) =>
      this.#up().secondFactors.get(userId)?.codes.delete(codeHash) ?? false,
    replaceCodes: async (userId, codeHashes) => {
      const row = this.#up().secondFactors.get(userId);
      if (row) row.codes = new Set(codeHashes);
    },
    remove: async (userId) => this.#up().secondFactors.delete(userId),
  };

  readonly invitations: InvitationStore = {
    add: async (invitation) => {
      this.#up().invitations.set(invitation.id, invitation);
    },
    list: async (at) => [...this.#up().invitations.values()].filter(({ expiresAt }) => expiresAt > at),
    remove: async (id) => {
      const removed = this.#up().invitations.get(id) ?? null;
      this.rows.invitations.delete(id);
      return removed;
    },
    matches: async (tokenHash, at) => this.#invitation(tokenHash, at) !== undefined,
    spend: async (tokenHash, at, user) => {
      const invitation = this.#invitation(tokenHash, at);
      if (!invitation) return null;
      if (await this.users.findByEmail(user.email)) return "email_taken";
      this.rows.invitations.delete(invitation.id);
      return this.#create(user, invitation.role);
    },
  };

  readonly passwordLinks: PasswordLinkStore = {
    replace: async (link) => {
      this.#up().passwordLinks.set(link.userId, link);
    },
    find: async (tokenHash, at) => {
      const link = [...this.#up().passwordLinks.values()].find(
        (row) => row.tokenHash === tokenHash && row.expiresAt > at,
      );
      return link ? userOf(this.#existing(link.userId)) : null;
    },
    spend: async (tokenHash, at, passwordHash) => {
      const user = await this.passwordLinks.find(tokenHash, at);
      if (!user) return null;
      this.rows.passwordLinks.delete(user.id);
      await this.users.setPasswordHash(user.id, passwordHash);
      await this.sessions.endAllOf(user.id);
      return user;
    },
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
      return this.users.createFirstAdministrator(administrator);
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
    listOf: async (userId, at) => this.#sessionsOf(userId, at),
    endOneOf: async (userId, id) => this.#drop((row) => row.userId === userId && row.id === id) > 0,
    endAllOf: async (userId, except) => this.#drop((row) => row.userId === userId && row.id !== except),
    endAllByPassword: async () =>
      this.#drop(({ userId }) => typeof this.rows.users.get(userId)?.passwordHash === "string"),
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

  #create({ email, name, passwordHash }: NewAdministrator, role: Role): User {
    const user: User = { id: randomUUID(), email, name, role };
    this.rows.users.set(user.id, { ...user, passwordHash, signedInAt: null });
    return user;
  }

  #owned(which: (row: TokenRow) => boolean): StoredToken[] {
    return [...this.#up().tokens.values()].filter(which).flatMap((row) => {
      const owner = this.rows.users.get(row.ownerId);
      return owner ? [{ ...row, owner: userOf(owner) }] : [];
    });
  }

  #existing(id: string) {
    const user = this.#up().users.get(id);
    if (!user) throw new DomainError("user_not_found", id);
    return user;
  }

  #sessionsOf(userId: string, at: string): SessionRow[] {
    return [...this.#up().sessions.values()].filter((row) => row.userId === userId && row.expiresAt > at);
  }

  #invitation(tokenHash: string, at: string) {
    return [...this.#up().invitations.values()].find(
      (row) => row.tokenHash === tokenHash && row.expiresAt > at,
    );
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
