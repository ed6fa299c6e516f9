import { createHmac, randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { Refusal } from "./refusal.ts";

const MINUTE_S = 60;

/** A token that is not valid is told of in the log once in this time for each address. */
const TOLD_ONCE = { points: 1, duration: 15 * MINUTE_S };

/** Failures before the next attempt is refused, and for how long they count. */
const LIMITS = {
  /** One address on one account. */
  pair: { points: 5, duration: 15 * MINUTE_S },
  /** One address on any account. */
  address: { points: 30, duration: 15 * MINUTE_S },
  /** Any address on one account: high, since whoever reaches it locks somebody else out. */
  account: { points: 50, duration: 60 * MINUTE_S },
};

export interface Attempter {
  /** The client's address. */
  address: string;
  /** The account aimed at; `null` where there is none (a token). */
  account: string | null;
}

/** Counts failed attempts, in memory. */
export class Attempts {
  readonly #pair = new RateLimiterMemory(LIMITS.pair);
  readonly #address = new RateLimiterMemory(LIMITS.address);
  readonly #account = new RateLimiterMemory(LIMITS.account);
  readonly #wrongTokens = new RateLimiterMemory(TOLD_ONCE);
  readonly #key = randomBytes(32);

  /**
   * Runs one attempt, or refuses it with `too_many_attempts`. It counts from its beginning, so that many at once are counted too; a wrong
   * guess goes on counting, any other failure does not. Success clears what this address failed on this account.
   */
  async limited<T>({ address, account }: Attempter, guess: () => Promise<T>): Promise<T> {
    const network = networkOf(address);
    const pairKey = this.#bucketOf(`${network} ${account ?? "(token)"}`);
    const counters: [RateLimiterMemory, number][] = [
      [this.#address, this.#bucketOf(network)],
      [this.#pair, pairKey],
      ...(account === null
        ? []
        : [[this.#account, this.#bucketOf(account)] satisfies [RateLimiterMemory, number]]),
    ];
    await consume(counters);
    try {
      const result = await guess();
      await giveBack(counters);
      await this.#pair.delete(pairKey);
      return result;
    } catch (error) {
      if (!isWrongGuess(error)) await giveBack(counters);
      throw error;
    }
  }

  /**
   * Counts a token that is not valid; answers whether it is the first for a while from this address. None is refused for the number of those before it:
   * 256 random bits are not guessed, and whoever shares an address with a stranger would be shut out by them.
   */
  async isFirstWrongToken(address: string): Promise<boolean> {
    try {
      await this.#wrongTokens.consume(this.#bucketOf(networkOf(address)));
      return true;
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      return false;
    }
  }

  /**
   * One of 65,536 counters: so memory is bounded whatever is tried. Two names may share one, but nobody can choose whose to share, and
   * filling them all to the limit takes more guesses than the password hash lets through in the time that they count: every guess at a
   * password is hashed. Guesses at a token are not, so they are counted apart.
   */
  #bucketOf(name: string): number {
    return createHmac("sha256", this.#key).update(name).digest().readUInt16BE();
  }
}

async function consume(counters: [RateLimiterMemory, number][]): Promise<void> {
  const taken: [RateLimiterMemory, number][] = [];
  for (const counter of counters) {
    const [limiter, key] = counter;
    taken.push(counter);
    try {
      await limiter.consume(key);
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      await giveBack(taken);
      throw new Refusal("too_many_attempts");
    }
  }
}

async function giveBack(counters: [RateLimiterMemory, number][]): Promise<void> {
  for (const [limiter, key] of counters) await limiter.reward(key);
}

function isWrongGuess(error: unknown): boolean {
  return (
    error instanceof Refusal &&
    [
      "invalid_credentials",
      "setup_token_invalid",
      "invitation_invalid",
      "password_link_invalid",
      "second_factor_wrong",
    ].includes(error.code)
  );
}

/** An IPv6 address counts by its first 64 bits, since whoever has one has all of those. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [, ipv4] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  const [head = [], tail = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
