import { createHash, randomBytes, randomUUID } from "node:crypto";
import {
  type ActiveSession,
  DomainError,
  type StoredToken,
  type TokenStore,
  type Tokens,
} from "@dunnage/api";
import {
  type CreatedToken,
  lesserRole,
  type NewToken,
  TOKEN_PREFIX,
  type Token,
  type User,
} from "@dunnage/api/schemas";
import type { Attempts } from "./attempts.ts";
import type { AuthLog } from "./log.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Use is noted no more often than this. */
const NOTED_EVERY_MS = MINUTE_MS;
/** How long an expired one stays in the list, for whoever wonders why a program is refused. */
const SHOWN_AFTER_MS = 90 * DAY_MS;
/** Of one owner; enough for anybody, and a bound on what a viewer can fill the database with. */
const MOST = 100;
const ENDING = 4; // characters

interface Parts {
  store: TokenStore;
  attempts: Attempts;
  now: () => Date;
  log: AuthLog;
}

/** The tokens that programs send: rows of the database, asked for with each request, so that what is revoked is over at once. */
export class ApiTokens implements Tokens {
  readonly #store: TokenStore;
  readonly #attempts: Attempts;
  readonly #now: () => Date;
  readonly #log: AuthLog;

  constructor({ store, attempts, now, log }: Parts) {
    this.#store = store;
    this.#attempts = attempts;
    this.#now = now;
    this.#log = log;
  }

  async list(of: string | null): Promise<Token[]> {
    return (await this.#store.list(of)).map(tokenOf);
  }

  async create({ name, role, expiresInDays }: NewToken, owner: User): Promise<CreatedToken> {
    const now = this.#now();
    await this.#store.deleteExpired(instantAfter(now, -SHOWN_AFTER_MS));
    if ((await this.#store.list(owner.id)).length >= MOST)
      throw new DomainError("too_many_tokens", `${MOST}`);
    const secret = `${TOKEN_PREFIX}${randomBytes(32).toString("hex")}`;
    const token = {
      id: randomUUID(),
      name,
      role,
      ending: secret.slice(-ENDING),
      createdAt: now.toISOString(),
      expiresAt: expiresInDays === null ? null : instantAfter(now, expiresInDays * DAY_MS),
    };
    await this.#store.add(token, hashOf(secret), owner.id);
    return { ...tokenOf({ ...token, owner, lastUsedAt: null, lastUsedFrom: null }), secret };
  }

  async revoke(id: string, of: string | null): Promise<Token> {
    const revoked = await this.#store.remove(id, of);
    if (!revoked) throw new DomainError("token_not_found", id);
    return tokenOf(revoked);
  }

  /**
   * Whose it is; `null` if nobody's. Whatever was sent is hashed and looked for in the same way, so that neither the answer nor the time it takes tells
   * what was wrong with it. What the database compares is the hash, whose beginning nobody can choose, so its time tells nothing either.
   */
  async find(secret: string, address: string): Promise<ActiveSession | null> {
    const now = this.#now();
    const found = await this.#store.findActive(hashOf(secret), now.toISOString());
    if (!found) {
      if (await this.#attempts.isFirstWrongToken(address))
        this.#log.warn({ address }, "a token was sent that is not valid");
      return null;
    }
    await this.#noteUse(found, now, address);
    const { id, name, owner, role, createdAt, expiresAt } = found;
    const user = { ...owner, role: lesserRole(role, owner.role) };
    return { id, user, token: { id, name }, startedAt: createdAt, expiresAt };
  }

  /** A database that can be read but not written (a full disk) keeps nobody out. */
  async #noteUse({ id, lastUsedAt }: StoredToken, now: Date, from: string): Promise<void> {
    if (lastUsedAt !== null && now.getTime() - Date.parse(lastUsedAt) < NOTED_EVERY_MS) return;
    try {
      await this.#store.noteUse(id, { at: now.toISOString(), from });
    } catch (err) {
      this.#log.warn({ err }, "a token's use could not be noted");
    }
  }
}

function tokenOf({ owner, ...token }: StoredToken): Token {
  return {
    ...token,
    owner: { id: owner.id, name: owner.name },
    effectiveRole: lesserRole(token.role, owner.role),
  };
}

/** The secret is 256 random bits: a plain hash keeps it. */
const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

const instantAfter = (instant: Date, ms: number) => new Date(instant.getTime() + ms).toISOString();
