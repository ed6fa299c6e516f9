import type {
  Audit,
  InvitationStore,
  PasswordLinkStore,
  SetupTokenStore,
  User,
  UserStore,
} from "@dunnage/api";
import { StartupProblem } from "@dunnage/api";
import { NewUser, type SignInProblem } from "@dunnage/api/schemas";
import { z } from "zod";
import type { Attempts } from "./attempts.ts";
import { hashOf, newToken } from "./oneTimeToken.ts";
import type { Passwords } from "./passwords.ts";
import { Refusal } from "./refusal.ts";
import type { SecondFactors } from "./secondFactors.ts";

const PasswordForm = z.object({
  email: NewUser.shape.email,
  password: z.string().max(200),
  /** From the authenticator app, or for recovery; asked for once the password is right. */
  code: z.string().max(100).default(""),
});
/** A new password; the code as with the one before it. */
const NewPasswordForm = z.object({ password: NewUser.shape.password, code: PasswordForm.shape.code });
const TokenForm = z.object({ token: z.string().max(200) });

interface Parts {
  users: UserStore;
  setupTokens: SetupTokenStore;
  invitations: InvitationStore;
  passwordLinks: PasswordLinkStore;
  passwords: Passwords;
  secondFactors: SecondFactors;
  attempts: Attempts;
  /** Of tokens. Apart from the others: to guess a token costs little, and must not use up anybody's attempts at a password. */
  tokenAttempts: Attempts;
  audit: Pick<Audit, "record">;
  now: () => Date;
}

/** The ways of proving who one is. Each takes what a form sent, whatever that is, and throws a Refusal. */
export class SignIn {
  readonly #users: UserStore;
  readonly #setupTokens: SetupTokenStore;
  readonly #invitations: InvitationStore;
  readonly #passwordLinks: PasswordLinkStore;
  readonly #passwords: Passwords;
  readonly #secondFactors: SecondFactors;
  readonly #attempts: Attempts;
  readonly #tokenAttempts: Attempts;
  readonly #audit: Pick<Audit, "record">;
  readonly #now: () => Date;

  constructor(parts: Parts) {
    this.#users = parts.users;
    this.#setupTokens = parts.setupTokens;
    this.#invitations = parts.invitations;
    this.#passwordLinks = parts.passwordLinks;
    this.#passwords = parts.passwords;
    this.#secondFactors = parts.secondFactors;
    this.#attempts = parts.attempts;
    this.#tokenAttempts = parts.tokenAttempts;
    this.#audit = parts.audit;
    this.#now = parts.now;
  }

  /** With e-mail address and password. */
  async byPassword(form: unknown, address: string): Promise<User> {
    const { data } = PasswordForm.safeParse(form);
    if (!data) throw new Refusal("invalid_credentials"); // Cannot be right, so it is no guess, and counts nowhere.
    return this.#attempts.limited({ address, account: data.email.toLowerCase() }, async () => {
      const found = await this.#users.findByEmail(data.email);
      const matches = await this.#passwords.verify(found?.passwordHash ?? null, data.password);
      if (!found || !matches) throw new Refusal("invalid_credentials");
      await this.#secondFactors.prove(found.user, data.code, address);
      return found.user;
    });
  }

  /** With nothing: where there is nothing to protect. */
  async asVisitor(email: string): Promise<User> {
    const found = await this.#users.findByEmail(email);
    if (!found) throw new Refusal("invalid_credentials");
    return found.user;
  }

  /** With the one-time link: creates the first administrator. A form that is filled in wrongly does not spend the link. */
  async bySetup(form: unknown, address: string): Promise<User> {
    return this.#tokenAttempts.limited({ address, account: null }, async () => {
      const tokenHash = tokenHashIn(form);
      if (!(await this.#setupTokens.matches(tokenHash))) throw await this.#whyNoToken();
      const { email, name, password } = newUser(form);
      const passwordHash = await this.#passwords.hash(password);
      const user = await this.#setupTokens.spend(tokenHash, { email, name, passwordHash });
      if (!user) throw await this.#whyNoToken();
      return user;
    });
  }

  /** With an invitation: creates the user that it is for. A form that is filled in wrongly does not spend it. */
  async byInvitation(form: unknown, address: string): Promise<User> {
    return this.#tokenAttempts.limited({ address, account: null }, async () => {
      const tokenHash = tokenHashIn(form);
      const at = this.#now().toISOString();
      if (!(await this.#invitations.matches(tokenHash, at))) throw new Refusal("invitation_invalid");
      const { email, name, password } = newUser(form);
      const passwordHash = await this.#passwords.hash(password);
      const user = await this.#invitations.spend(tokenHash, at, { email, name, passwordHash });
      if (user === "email_taken") throw new Refusal("email_taken");
      if (!user) throw new Refusal("invitation_invalid");
      await this.#audit.record({
        who: { id: user.id, name: user.name },
        address,
        action: "invitation.accepted",
        result: "done",
        details: { role: user.role },
      });
      return user;
    });
  }

  /** With a link for somebody who has lost their password: it is the new one from now on. What is wrong with the form or the code does not spend the link. */
  async byPasswordLink(form: unknown, address: string): Promise<User> {
    return this.#tokenAttempts.limited({ address, account: null }, async () => {
      const tokenHash = tokenHashIn(form);
      const at = this.#now().toISOString();
      const found = await this.#passwordLinks.find(tokenHash, at);
      if (!found) throw new Refusal("password_link_invalid");
      const { data } = NewPasswordForm.safeParse(form);
      if (!data) throw new Refusal("invalid_password");
      await this.#secondFactors.prove(found, data.code, address);
      const user = await this.#passwordLinks.spend(tokenHash, at, await this.#passwords.hash(data.password));
      if (!user) throw new Refusal("password_link_invalid");
      await this.#audit.record({
        who: { id: user.id, name: user.name },
        address,
        action: "password_link.used",
        result: "done",
        details: {},
      });
      return user;
    });
  }

  /** Makes the token of a new one-time link; the ones before it are void. */
  async newSetupToken(): Promise<string> {
    const token = newToken();
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

const tokenHashIn = (form: unknown) => hashOf(TokenForm.safeParse(form).data?.token ?? "");

function newUser(form: unknown): NewUser {
  const { data, error } = NewUser.strip().safeParse(form);
  if (data) return data;
  const field = error.issues[0]?.path[0];
  const problem: SignInProblem =
    field === "name" ? "invalid_name" : field === "email" ? "invalid_email" : "invalid_password";
  throw new Refusal(problem);
}
