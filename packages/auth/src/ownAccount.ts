import { type Account, type Actor, DomainError, type SessionStore, type UserStore } from "@dunnage/api";
import type { AccountInfo, PasswordChange } from "@dunnage/api/schemas";
import type { Attempts } from "./attempts.ts";
import type { Passwords } from "./passwords.ts";
import { Refusal } from "./refusal.ts";

interface Parts {
  users: UserStore;
  sessions: SessionStore;
  passwords: Passwords;
  attempts: Attempts;
  passwordsOn: boolean;
}

/** What people change of their own account. Each change takes their password once more: a browser left open is not them. */
export class OwnAccount implements Account {
  readonly #users: UserStore;
  readonly #sessions: SessionStore;
  readonly #passwords: Passwords;
  readonly #attempts: Attempts;
  readonly #passwordsOn: boolean;

  constructor({ users, sessions, passwords, attempts, passwordsOn }: Parts) {
    this.#users = users;
    this.#sessions = sessions;
    this.#passwords = passwords;
    this.#attempts = attempts;
    this.#passwordsOn = passwordsOn;
  }

  async info(userId: string): Promise<AccountInfo> {
    const passwordHash = await this.#users.passwordHashOf(userId);
    return { signsInBy: passwordHash === null ? "provider" : "password" };
  }

  async changePassword(
    { current, password }: PasswordChange,
    session: string,
    by: Actor,
  ): Promise<{ ended: number }> {
    if (!this.#passwordsOn) throw new DomainError("passwords_off");
    await this.#provePassword(current, by);
    await this.#users.setPasswordHash(by.user.id, await this.#hashed(password));
    return { ended: await this.#sessions.endAllOf(by.user.id, session) };
  }

  async #hashed(password: string): Promise<string> {
    return inWordsOfTheContract(() => this.#passwords.hash(password));
  }

  #provePassword(password: string, { user, client }: Actor): Promise<void> {
    return inWordsOfTheContract(() =>
      this.#attempts.limited({ address: client.address, account: user.id }, async () => {
        const passwordHash = await this.#users.passwordHashOf(user.id);
        if (!(await this.#passwords.verify(passwordHash, password))) throw new Refusal("invalid_credentials");
      }),
    );
  }
}

async function inWordsOfTheContract<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "invalid_credentials") throw new DomainError("wrong_password", "", { cause: error });
    if (error.code === "too_many_attempts") throw new DomainError("too_many_attempts", "", { cause: error });
    throw error;
  }
}
