import { createHash, randomBytes } from "node:crypto";
import type { SetupTokenStore, User, UserStore } from "@dunnage/api";
import { StartupProblem } from "@dunnage/api";
import { NewUser, type SignInProblem } from "@dunnage/api/schemas";
import { z } from "zod";
import type { Attempts } from "./attempts.ts";
import type { Passwords } from "./passwords.ts";
import { Refusal } from "./refusal.ts";

const PasswordForm = z.object({ email: NewUser.shape.email, password: z.string().max(200) });
const SetupForm = z.object({ token: z.string().max(200) });

interface Parts {
  users: UserStore;
  setupTokens: SetupTokenStore;
  passwords: Passwords;
  attempts: Attempts;
}

/** The ways of proving who one is. Each takes what a form sent, whatever that is, and throws a Refusal. */
export class SignIn {
  readonly #users: UserStore;
  readonly #setupTokens: SetupTokenStore;
  readonly #passwords: Passwords;
  readonly #attempts: Attempts;

  constructor({ users, setupTokens, passwords, attempts }: Parts) {
    this.#users = users;
    this.#setupTokens = setupTokens;
    this.#passwords = passwords;
    this.#attempts = attempts;
  }

  /** With e-mail address and password. */
  async byPassword(form: unknown, address: string): Promise<User> {
    const { data } = PasswordForm.safeParse(form);
    if (!data) throw new Refusal("invalid_credentials"); // Cannot be right, so it is no guess, and counts nowhere.
    return this.#attempts.limited({ address, account: data.email.toLowerCase() }, async () => {
      const found = await this.#users.findByEmail(data.email);
      const matches = await this.#passwords.verify(found?.passwordHash ?? null, data.password);
      if (!found || !matches) throw new Refusal("invalid_credentials");
      return found.user;
    });
  }

  /** With the one-time link: creates the first administrator. A form that is filled in wrongly does not spend the link. */
  async bySetup(form: unknown, address: string): Promise<User> {
    return this.#attempts.limited({ address, account: null }, async () => {
      const tokenHash = hashOf(SetupForm.safeParse(form).data?.token ?? "");
      if (!(await this.#setupTokens.matches(tokenHash))) throw await this.#whyNoToken();
      const { email, name, password } = newAdministrator(form);
      const passwordHash = await this.#passwords.hash(password);
      const user = await this.#setupTokens.spend(tokenHash, { email, name, passwordHash });
      if (!user) throw await this.#whyNoToken();
      return user;
    });
  }

  /** Makes the token of a new one-time link; the ones before it are void. */
  async newSetupToken(): Promise<string> {
    const token = randomBytes(32).toString("base64url");
    await this.#setupTokens.replace(hashOf(token));
    return token;
  }

  /** Creates the first administrator from the environment; `null` if there is a user meanwhile. */
  async createFromEnvironment(email: string, password: string): Promise<User | null> {
    const { data, error } = NewUser.safeParse({ name: "Administrator", email, password });
    if (!data) {
      const wrong = error.issues.map(
        ({ path: [field], message }) =>
          `${field === "email" ? "DUNNAGE_ADMIN_EMAIL" : "DUNNAGE_ADMIN_PASSWORD"}: ${message}`,
      );
      throw new StartupProblem(`The first administrator cannot be created. ${wrong.join(" ")}`);
    }
    const passwordHash = await this.#passwords.hash(data.password);
    return this.#users.createFirstAdministrator({ email: data.email, name: data.name, passwordHash });
  }

  async #whyNoToken(): Promise<Refusal> {
    return new Refusal((await this.#users.count()) > 0 ? "setup_done" : "setup_token_invalid");
  }
}

function newAdministrator(form: unknown): NewUser {
  const { data, error } = NewUser.strip().safeParse(form);
  if (data) return data;
  const field = error.issues[0]?.path[0];
  const problem: SignInProblem =
    field === "name" ? "invalid_name" : field === "email" ? "invalid_email" : "invalid_password";
  throw new Refusal(problem);
}

/** The token is 256 random bits: a plain hash keeps it. */
const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
