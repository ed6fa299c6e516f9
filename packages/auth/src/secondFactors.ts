import { type Audit, DomainError, type SecondFactorStore, type User } from "@dunnage/api";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { AuthLog } from "./log.ts";
import {
  isOneTimeCode,
  newRecoveryCodes,
  newSecret,
  normalCode,
  recoveryHashOf,
  stepOf,
  uriOf,
} from "./oneTimeCode.ts";
import { Refusal } from "./refusal.ts";

/**
 * Wrong codes from anywhere, until none is looked at for an hour. Low, since only who knows the password gets this far: they lock out
 * nobody but whoever has to change that password at once.
 */
const LIMIT = { points: 10, duration: 3600 };

interface Parts {
  store: SecondFactorStore;
  audit: Pick<Audit, "record">;
  log: AuthLog;
  now: () => Date;
}

/** Codes from an authenticator app, asked for after the password. */
export class SecondFactors {
  readonly #store: SecondFactorStore;
  readonly #audit: Pick<Audit, "record">;
  readonly #log: AuthLog;
  readonly #now: () => Date;
  readonly #attempts = new RateLimiterMemory(LIMIT);

  constructor({ store, audit, log, now }: Parts) {
    this.#store = store;
    this.#audit = audit;
    this.#log = log;
    this.#now = now;
  }

  async info(userId: string): Promise<{ on: boolean; codesLeft: number }> {
    const found = await this.#store.find(userId);
    return { on: found?.confirmed ?? false, codesLeft: found?.confirmed ? found.codesLeft : 0 };
  }

  /** Lets through whoever has none, or gives a code that counts. Throws a Refusal. */
  async prove(user: Pick<User, "id" | "name">, typed: string, address: string): Promise<void> {
    const found = await this.#store.find(user.id);
    if (!found?.confirmed) return;
    const code = normalCode(typed);
    if (code === "") throw new Refusal("second_factor_needed");
    await this.#limited(user.id, () =>
      isOneTimeCode(code)
        ? this.#useCode(user.id, found.secret, code)
        : this.#spendRecoveryCode(user, code, address),
    );
  }

  /** Answers a secret that counts once a code of it was given. Throws `second_factor_on`. */
  async begin({ id, name }: Pick<User, "id" | "name">): Promise<{ secret: string; uri: string }> {
    const secret = newSecret();
    if (!(await this.#store.begin(id, secret, this.#now().toISOString())))
      throw new DomainError("second_factor_on");
    return { secret, uri: uriOf(secret, name) };
  }

  /** From now on codes are asked for. Answers the recovery codes, this once. Throws `second_factor_off` where nothing was begun. */
  async confirm(userId: string, typed: string): Promise<string[]> {
    const found = await this.#store.find(userId);
    if (found?.confirmed) throw new DomainError("second_factor_on");
    const secret = found?.secret ?? null;
    if (secret === null) throw new DomainError("second_factor_off");
    const step = await this.#limited(userId, async () => {
      const match = stepOf(secret, normalCode(typed), this.#now());
      if (match === null) throw new Refusal("second_factor_wrong");
      return match;
    });
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => recoveryHashOf(userId, code));
    if (!(await this.#store.confirm(userId, step, hashes, this.#now().toISOString())))
      throw new DomainError("second_factor_on");
    return codes;
  }

  /** The ones before are void. */
  async newRecoveryCodes(userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.#store.replaceCodes(
      userId,
      codes.map((code) => recoveryHashOf(userId, code)),
    );
    return codes;
  }

  /** Throws `second_factor_off`. */
  async remove(userId: string): Promise<void> {
    if (!(await this.#store.remove(userId))) throw new DomainError("second_factor_off");
  }

  /** Throws `second_factor_off`. */
  async mustBeOn(userId: string): Promise<void> {
    if (!(await this.info(userId)).on) throw new DomainError("second_factor_off");
  }

  async #useCode(userId: string, secret: string | null, code: string): Promise<void> {
    if (secret === null) {
      this.#log.warn({ userId }, "a second factor cannot be read: was DUNNAGE_SECRET changed?");
      throw new Refusal("second_factor_unreadable");
    }
    const step = stepOf(secret, code, this.#now());
    // Of a code that was seen over somebody's shoulder, only its first use counts.
    if (step === null || !(await this.#store.useStep(userId, step))) throw new Refusal("second_factor_wrong");
  }

  async #spendRecoveryCode({ id, name }: Pick<User, "id" | "name">, code: string, address: string) {
    if (!(await this.#store.spendCode(id, recoveryHashOf(id, code))))
      throw new Refusal("second_factor_wrong");
    await this.#audit.record({
      who: { id, name },
      address,
      action: "recovery_code.used",
      result: "done",
      details: {},
    });
  }

  async #limited<T>(userId: string, guess: () => Promise<T>): Promise<T> {
    try {
      await this.#attempts.consume(userId);
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      throw new Refusal("too_many_attempts");
    }
    try {
      const result = await guess();
      await this.#attempts.reward(userId);
      return result;
    } catch (error) {
      const wrong = error instanceof Refusal && error.code === "second_factor_wrong";
      if (!wrong) await this.#attempts.reward(userId);
      throw error;
    }
  }
}
