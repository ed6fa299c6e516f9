import type { ActiveSession } from "./context.ts";
import type { AuditEntry, AuditInput, AuditList } from "./schemas/audit.ts";
import type {
  CleanupRun,
  KindResult,
  Outcome,
  Receipt,
  RunList,
  RunListInput,
  RunState,
  RunSummary,
} from "./schemas/cleanup.ts";
import type { ObjectBytes, ObjectPoint } from "./schemas/objectHistory.ts";
import type { CleanupPlan } from "./schemas/plan.ts";
import type { ObjectKind, Role } from "./schemas/primitives.ts";
import type { Protection } from "./schemas/protection.ts";
import type { User } from "./schemas/session.ts";
import type { Token } from "./schemas/token.ts";
import type { UsageSample } from "./schemas/usageHistory.ts";
import type { Invitation, OpenSession, UserEntry } from "./schemas/users.ts";

// What is asked of a database. Methods throw DomainError (`database_full`, `database_unavailable`). Instants are ISO 8601 in UTC.

// Signing in.

export interface NewAdministrator {
  email: string;
  name: string;
  passwordHash: string;
}

export interface UserStore {
  count(): Promise<number>;
  /** By name. Sessions count that are open at `at`. */
  list(at: string): Promise<UserEntry[]>;
  /** Among those with a password, whatever the case in which the address was written. */
  findByEmail(email: string): Promise<{ user: User; passwordHash: string } | null>;
  /** `null` if there is none. */
  passwordHashOf(id: string): Promise<string | null>;
  setPasswordHash(id: string, passwordHash: string): Promise<void>;
  noteSignIn(id: string, at: string): Promise<void>;
  /** Creates an administrator if there is no user at all; `null` if there is one. Of two calls at once, one creates. */
  createFirstAdministrator(administrator: NewAdministrator): Promise<User | null>;
  /** Voids the links that whoever is no administrator then has made. Throws `user_not_found`, `role_from_provider`, and `last_administrator` where none would be left: of two calls at once, one does. */
  setRole(id: string, role: Role): Promise<User>;
  /** Removes the user, ends their sessions and voids the links that they have made. Throws `user_not_found` and `last_administrator`. */
  remove(id: string): Promise<User>;
}

/** Who somebody is to a provider. The two together name one person for good, and nothing else does: addresses change hands. */
export interface Identity {
  issuer: string;
  subject: string;
}

export interface IdentityStore {
  /**
   * The user of this identity, who is from now on as the provider tells them; made at `at` if there is none. `before`: as they were. Of two calls
   * at once for one identity, one makes the user.
   */
  follow(
    identity: Identity,
    told: Pick<User, "email" | "name" | "role">,
    at: string,
  ): Promise<{ user: User; before: User | null }>;
}

/** Second factors: a secret each, which an authenticator app makes codes of, and the hashes of recovery codes. */
export interface SecondFactorStore {
  /** `secret`: `null` if it was sealed with another secret of the server's. `confirmed`: whether codes are asked for. */
  find(userId: string): Promise<{ secret: string | null; confirmed: boolean; codesLeft: number } | null>;
  /** In place of one that was not confirmed. Answers `false`, and does nothing, if one was. */
  begin(userId: string, secret: string, at: string): Promise<boolean>;
  /** Answers `false`, and does nothing, if none is waiting for it. */
  confirm(userId: string, step: number, codeHashes: string[], at: string): Promise<boolean>;
  /** Answers whether this step is later than each that was used. Of two calls at once, one answers so. */
  useStep(userId: string, step: number): Promise<boolean>;
  /** Answers whether there was such a code. Of two calls at once, one answers so. */
  spendCode(userId: string, codeHash: string): Promise<boolean>;
  replaceCodes(userId: string, codeHashes: string[]): Promise<void>;
  /** Answers whether there was one. */
  remove(userId: string): Promise<boolean>;
}

/** Invitations that can be used once. Only the hash of a token is kept. */
export interface InvitationStore {
  add(invitation: Invitation & { tokenHash: string }): Promise<void>;
  /** Those that can be used at `at`, newest first. */
  list(at: string): Promise<Invitation[]>;
  /** What was removed; `null` if there is no such one. */
  remove(id: string): Promise<Invitation | null>;
  matches(tokenHash: string, at: string): Promise<boolean>;
  /**
   * Spends the token and creates the user with the invitation's role, or does neither. `null` if no token that can be used at `at` is this
   * one, `email_taken` if there is a user with this address. Of two calls at once, one creates.
   */
  spend(tokenHash: string, at: string, user: NewAdministrator): Promise<User | "email_taken" | null>;
}

/** Links with which somebody sets a new password, one for each at most. Only the hash of a token is kept. */
export interface PasswordLinkStore {
  /** In place of the one before it. */
  replace(link: {
    userId: string;
    tokenHash: string;
    createdById: string;
    createdAt: string;
    expiresAt: string;
  }): Promise<void>;
  /** Whom it is for; `null` if no token that can be used at `at` is this one. */
  find(tokenHash: string, at: string): Promise<User | null>;
  /** Spends the token, sets the password and ends the user's sessions, or does none of it. `null` as above. Of two calls at once, one does. */
  spend(tokenHash: string, at: string, passwordHash: string): Promise<User | null>;
}

export interface SessionStore {
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
  findActive(
    id: string,
    at: string,
  ): Promise<(ActiveSession & { token: null; lastSeenAt: string; expiresAt: string }) | null>;
  extend(id: string, to: { lastSeenAt: string; expiresAt: string }): Promise<void>;
  end(id: string): Promise<void>;
  /** Those that are open at `at`, the last used first. */
  listOf(userId: string, at: string): Promise<Omit<OpenSession, "current">[]>;
  /** Answers whether there was one of this user. */
  endOneOf(userId: string, id: string): Promise<boolean>;
  /** Answers how many there were. */
  endAllOf(userId: string, except?: string): Promise<number>;
  /** Ends the sessions of everybody who has a password. Answers how many there were. */
  endAllByPassword(): Promise<number>;
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

/** A token as it is kept, with its owner as they are now. */
export interface StoredToken extends Omit<Token, "owner" | "effectiveRole"> {
  owner: User;
}

/** The tokens of programs, by the hash of their secrets: the secrets are not kept. */
export interface TokenStore {
  add(
    token: Omit<StoredToken, "owner" | "lastUsedAt" | "lastUsedFrom">,
    hash: string,
    ownerId: string,
  ): Promise<void>;
  /** `null` if there is none: it was revoked, has expired by `at`, or its owner is gone. */
  findActive(hash: string, at: string): Promise<StoredToken | null>;
  /** This user's, or everybody's; newest first. */
  list(of: string | null): Promise<StoredToken[]>;
  noteUse(id: string, use: { at: string; from: string }): Promise<void>;
  /** This user's, or anybody's. Answers what it was; `null` if there is no such one. */
  remove(id: string, of: string | null): Promise<StoredToken | null>;
  /** Forgets what had expired by `at`. */
  deleteExpired(at: string): Promise<void>;
}

// Plans and runs.

export interface PlanStore {
  /** `engine`: what tells its engine from another at the same address. */
  add(plan: CleanupPlan, engine: string): Promise<void>;
  /** `null` if there is none. `run`: the id of the run that carries it out. `engine`: `null` where it was not written down. */
  find(id: string): Promise<{ plan: CleanupPlan; run: string | null; engine: string | null } | null>;
  /** Forgets plans that expired before `at` and were never run. */
  deleteUnused(at: string): Promise<void>;
}

/** A run at its beginning. */
export type NewRun = Pick<
  RunSummary,
  | "id"
  | "host"
  | "plan"
  | "rules"
  | "startedBy"
  | "startedFrom"
  | "startedAt"
  | "planned"
  | "predictedBytes"
  | "freeBytesBefore"
> & {
  /** Planned objects by kind. */
  plannedByKind: Partial<Record<ObjectKind, number>>;
};

/** How a run ended. */
export interface RunEnd {
  state: Exclude<RunState, "running">;
  finishedAt: string;
  /** Why a kind could not be gone on with. */
  errors: Partial<Record<ObjectKind, NonNullable<KindResult["error"]>>>;
  reportedBytes: number | null;
  freeBytesAfter: number | null;
}

/** What the server that carries a run out hears when it tells how that goes on. */
export interface Heard {
  askedToEnd: boolean;
}

export interface RunStore {
  /**
   * Writes it down as running. Throws `cleanup_in_progress` (subject: the host's name) if one is running on this host, of whichever server, and
   * `plan_already_run` if a run has this plan. Of two calls at once, one begins.
   */
  begin(run: NewRun): Promise<void>;
  /** The server that carries it out still lives at `at`. Answers whether somebody asked for its end. */
  beat(id: string, at: string): Promise<Heard>;
  /** Adds what became of objects, and what is kept of them; all or nothing. Another time for the same key changes nothing. Counts as a beat. */
  record(id: string, outcomes: Outcome[], receipts: Receipt[]): Promise<Heard>;
  /** Asks the server that carries it out, whichever that is, to begin nothing more. Answers whether it is running. */
  askToEnd(id: string, at: string): Promise<boolean>;
  /** Changes nothing if it has ended already. */
  end(id: string, end: RunEnd): Promise<void>;
  /** Of a run that has ended: how much is free now that the engine has given back what was removed. */
  settle(id: string, freeBytesAfter: number | null): Promise<void>;
  /** Runs that are written down as running and have had no beat since `at`: the server that carried them out is gone. */
  stale(at: string): Promise<CleanupRun[]>;
  /** Those that ended since `at` by themselves or by a person, while the engine did not say what became of an object: that outcome is `unknown`. */
  unsettled(at: string): Promise<CleanupRun[]>;
  /** What became of objects whose outcome is `unknown`, and how the run ended in that light; all or nothing. What is known already stays. */
  settleUnknown(id: string, outcomes: Outcome[], state: RunEnd["state"]): Promise<void>;
  /** The one that is running on this host; `null` if none is. */
  running(host: string): Promise<RunSummary | null>;
  list(input: RunListInput): Promise<RunList>;
  /** `null` if there is none. Outcomes in the order in which they were recorded. */
  find(id: string): Promise<CleanupRun | null>;
  receipt(id: string, key: string): Promise<Receipt | null>;
}

export interface ProtectionStore {
  /** Newest first. */
  list(): Promise<Protection[]>;
  add(protection: Protection): Promise<void>;
  /** What was removed; `null` if there is no such one. */
  remove(id: string): Promise<Protection | null>;
}

/** When an object was seen. Kept so that "unused for" means what it says. */
export interface Sighting {
  kind: ObjectKind;
  id: string;
  /** When Dunnage first saw it on this host. */
  firstSeenAt: string;
  /** When a running container was last seen to use it; `null` if none ever was. */
  lastUsedAt: string | null;
}

export interface SightingStore {
  of(host: string): Promise<Sighting[]>;
  /** Adds what is new, and keeps of each the earliest first sighting and the latest use. */
  record(host: string, sightings: Sighting[]): Promise<void>;
  /** Forgets objects that are there no more. */
  forget(host: string, objects: Pick<Sighting, "kind" | "id">[]): Promise<void>;
}

/** What took a host's disk, and when. */
export interface UsageSampleStore {
  /** At most one per host and quarter of an hour, by the clock: another one is left out, whichever server it comes from. */
  add(host: string, sample: UsageSample, objects: ObjectBytes): Promise<void>;
  /** Those from `sinceAt` on, oldest first. Where there are more than `most`: the first, and the last of each of so many stretches of equal length. */
  list(host: string, sinceAt: string, most: number): Promise<UsageSample[]>;
  /** What the same samples have of one object. */
  listObject(host: string, key: string, sinceAt: string, most: number): Promise<ObjectPoint[]>;
  /** Leaves every sample of the last 3 days, the last of each hour of the last 30, the last of each day before; none older than `keptForMs`. */
  thin(host: string, at: string, keptForMs: number): Promise<void>;
}

/** Entries are added, and never changed or removed: the database itself refuses. */
export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  list(input: AuditInput): Promise<AuditList>;
}
