import { randomUUID } from "node:crypto";
import {
  type ActiveSession,
  DomainError,
  type SessionStore,
  type Sessions,
  type User,
  type UserStore,
} from "@dunnage/api";
import type { OpenSession } from "@dunnage/api/schemas";
import type { AuthLog } from "./log.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A session ends this long after its last use. */
const IDLE_MS = 7 * DAY_MS;
/** And this long after its beginning, however much it is used. The cookie lives as long: the database decides. */
export const LIFETIME_MS = 30 * DAY_MS;
/** Use is noted no more often than this. */
const NOTED_EVERY_MS = HOUR_MS;
const MAX_USER_AGENT = 400;

/** Who asks, as the list of sessions will show it. */
export interface Client {
  address: string;
  userAgent: string;
}

/** A session by its cookie. */
export type CookieSession = ActiveSession & { token: null; expiresAt: string };

interface Parts {
  store: SessionStore;
  users: Pick<UserStore, "noteSignIn">;
  now: () => Date;
  log: AuthLog;
}

/** Sessions as rows of the database: what is not there is over, at once and everywhere. */
export class LiveSessions implements Sessions {
  readonly #store: SessionStore;
  readonly #users: Pick<UserStore, "noteSignIn">;
  readonly #now: () => Date;
  readonly #log: AuthLog;

  constructor({ store, users, now, log }: Parts) {
    this.#store = store;
    this.#users = users;
    this.#now = now;
    this.#log = log;
  }

  /** Answers the new session's id. */
  async start(user: User, { address, userAgent }: Client): Promise<string> {
    const now = this.#now();
    const id = randomUUID();
    await this.#store.deleteExpired(now.toISOString());
    await this.#store.create({
      id,
      userId: user.id,
      startedAt: now.toISOString(),
      expiresAt: instantAfter(now, IDLE_MS),
      userAgent: userAgent.slice(0, MAX_USER_AGENT),
      address,
    });
    await this.#users.noteSignIn(user.id, now.toISOString());
    return id;
  }

  async find(id: string): Promise<CookieSession | null> {
    const now = this.#now();
    const found = await this.#store.findActive(id, now.toISOString());
    if (!found) return null;
    const { lastSeenAt, ...session } = found;
    if (now.getTime() - Date.parse(lastSeenAt) < NOTED_EVERY_MS) return session;
    return { ...session, expiresAt: await this.#extended(session, now) };
  }

  end(id: string): Promise<void> {
    return this.#store.end(id);
  }

  async listOf(userId: string, current: string): Promise<OpenSession[]> {
    const open = await this.#store.listOf(userId, this.#now().toISOString());
    return open.map((session) => ({ ...session, current: session.id === current }));
  }

  async endOneOf(userId: string, id: string): Promise<void> {
    if (!(await this.#store.endOneOf(userId, id))) throw new DomainError("session_not_found", id);
  }

  endAllOf(userId: string, except?: string): Promise<number> {
    return this.#store.endAllOf(userId, except);
  }

  /** When the session ends, now that it was used. A database that can be read but not written (a full disk) keeps nobody out. */
  async #extended({ id, startedAt, expiresAt }: CookieSession, now: Date): Promise<string> {
    const latest = instantAfter(new Date(startedAt), LIFETIME_MS);
    const idle = instantAfter(now, IDLE_MS);
    const extended = idle < latest ? idle : latest;
    try {
      await this.#store.extend(id, { lastSeenAt: now.toISOString(), expiresAt: extended });
      return extended;
    } catch (err) {
      this.#log.warn({ err }, "a session's use could not be noted");
      return expiresAt;
    }
  }
}

const instantAfter = (instant: Date, ms: number) => new Date(instant.getTime() + ms).toISOString();
