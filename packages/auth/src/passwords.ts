import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { Turns } from "./turns.ts";

/** argon2id (the library's default) at the least cost that OWASP's password storage cheat sheet allows: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each needs 19 MiB, and one of the four threads that also read files. */
const AT_ONCE = 2;
/** About a second's worth: who comes after them is told to try later, so that a flood fills neither memory nor time. */
const MAX_WAITING = 64;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long for nobody (`null`) as for somebody, so that the time does not tell who has an account. */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
}

export function argon2Passwords(): Passwords {
  const turns = new Turns(AT_ONCE, MAX_WAITING);
  const nobody = turns.take(() => hash(randomUUID(), COST));
  return {
    hash: (password) => turns.take(() => hash(normal(password), COST)),
    async verify(passwordHash, password) {
      const against = passwordHash ?? (await nobody);
      const matches = await turns.take(() => verify(against, normal(password)));
      return matches && passwordHash !== null;
    },
  };
}

/** The same password however the keyboard composes it: "é" as one character or as two. NIST SP 800-63B, 3.1.1.2. */
const normal = (password: string) => password.normalize("NFKC");
