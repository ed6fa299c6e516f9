import { type Actor, DomainError, type PasswordLinkStore, type UserStore } from "@dunnage/api";
import type { PasswordLink } from "@dunnage/api/schemas";
import { newLink } from "./oneTimeToken.ts";

const LIFETIME_MS = 24 * 3_600_000;

interface Parts {
  store: PasswordLinkStore;
  users: UserStore;
  publicUrl: URL;
  now: () => Date;
}

/** Links with which people who have lost their password set a new one. */
export class PasswordLinks {
  readonly #store: PasswordLinkStore;
  readonly #users: UserStore;
  readonly #publicUrl: URL;
  readonly #now: () => Date;

  constructor({ store, users, publicUrl, now }: Parts) {
    this.#store = store;
    this.#users = users;
    this.#publicUrl = publicUrl;
    this.#now = now;
  }

  async make(userId: string, by: Actor): Promise<PasswordLink> {
    const now = this.#now();
    const found = (await this.#users.list(now.toISOString())).find(({ id }) => id === userId);
    if (!found) throw new DomainError("user_not_found", userId);
    const { id, email, name, role, signsInBy } = found;
    if (signsInBy !== "password") throw new DomainError("no_password", name);
    const { link, tokenHash } = newLink(this.#publicUrl, "/new-password");
    const expiresAt = new Date(now.getTime() + LIFETIME_MS).toISOString();
    await this.#store.replace({
      userId: id,
      tokenHash,
      createdById: by.user.id,
      createdAt: now.toISOString(),
      expiresAt,
    });
    return { user: { id, email, name, role }, link, expiresAt };
  }
}
