import { type Account, type Actor, DomainError, type SessionStore, type UserStore } from "@dunnage/api";
import type {
  AccountInfo,
  BegunSecondFactor,
  BothFactors,
  DomainErrorCode,
  PasswordAgain,
  PasswordChange,
  RecoveryCodes,
  SignInProblem,
} from "@dunnage/api/schemas";
import type { Attempts } from "./attempts.ts";
import type { Passwords } from "./passwords.ts";
import { Refusal } from "./refusal.ts";
import type { SecondFactors } from "./secondFactors.ts";

interface Parts {
  users: UserStore;
  sessions: SessionStore;
  passwords: Passwords;
  attempts: Attempts;
  passwordsOn: boolean;
  secondFactors: SecondFactors;
}

/** What people change of their own account. Each change takes their password once more: a browser left open is not them. */
export class OwnAccount implements Account {
  readonly #users: UserStore;
  readonly #sessions: SessionStore;
  readonly #passwords: Passwords;
  readonly #attempts: Attempts;
  readonly #passwordsOn: boolean;
  readonly #secondFactors: SecondFactors;

  constructor({ users, sessions, passwords, attempts, passwordsOn, secondFactors }: Parts) {
    this.#users = users;
    this.#sessions = sessions;
    this.#passwords = passwords;
    this.#attempts = attempts;
    this.#passwordsOn = passwordsOn;
    this.#secondFactors = secondFactors;
  }

  async info(userId: string): Promise<AccountInfo> {
    const passwordHash = await this.#users.passwordHashOf(userId);
    const secondFactor = await this.#secondFactors.info(userId);
    return { signsInBy: passwordHash === null ? "provider" : "password", secondFactor };
  }

  async changePassword(
    { current, password }: PasswordChange,
    session: string,
    by: Actor,
  ): Promise<{ ended: number }> {
    await this.#provePassword(current, by);
    await this.#users.setPasswordHash(by.user.id, await this.#hashed(password));
    return { ended: await this.#sessions.endAllOf(by.user.id, session) };
  }

  async beginSecondFactor({ current }: PasswordAgain, by: Actor): Promise<BegunSecondFactor> {
    await this.#provePassword(current, by);
    return this.#secondFactors.begin(by.user);
  }

  async confirmSecondFactor(code: string, { user }: Actor): Promise<RecoveryCodes> {
    return { codes: await inWordsOfTheContract(() => this.#secondFactors.confirm(user.id, code)) };
  }

  async newRecoveryCodes(both: BothFactors, by: Actor): Promise<RecoveryCodes> {
    await this.#proveBoth(both, by);
    return { codes: await this.#secondFactors.newRecoveryCodes(by.user.id) };
  }

  async removeSecondFactor(both: BothFactors, by: Actor): Promise<void> {
    await this.#proveBoth(both, by);
    await this.#secondFactors.remove(by.user.id);
  }

  async #proveBoth({ current, code }: BothFactors, by: Actor): Promise<void> {
    await this.#secondFactors.mustBeOn(by.user.id);
    await this.#provePassword(current, by);
    await inWordsOfTheContract(() => this.#secondFactors.prove(by.user, code, by.client.address));
  }

  async #hashed(password: string): Promise<string> {
    return inWordsOfTheContract(() => this.#passwords.hash(password));
  }

  async #provePassword(password: string, { user, client }: Actor): Promise<void> {
    if (!this.#passwordsOn) throw new DomainError("passwords_off");
    await inWordsOfTheContract(() =>
      this.#attempts.limited({ address: client.address, account: user.id }, async () => {
        const passwordHash = await this.#users.passwordHashOf(user.id);
        if (!(await this.#passwords.verify(passwordHash, password))) throw new Refusal("invalid_credentials");
      }),
    );
  }
}

/** What signing in calls by one name, the contract calls by another. */
const codes: Partial<Record<SignInProblem, DomainErrorCode>> = {
  invalid_credentials: "wrong_password",
  second_factor_needed: "wrong_code",
  second_factor_wrong: "wrong_code",
  second_factor_unreadable: "wrong_code",
  too_many_attempts: "too_many_attempts",
};

async function inWordsOfTheContract<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const code = codes[error.code];
    if (!code) throw error;
    throw new DomainError(code, "", { cause: error });
  }
}
