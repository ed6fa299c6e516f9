import { Auth } from "@auth/core";
import {
  type Account,
  type ActiveSession,
  type Audit,
  DomainError,
  type IdentityStore,
  type InvitationStore,
  type PasswordLinkStore,
  type SecondFactorStore,
  type SessionStore,
  type Sessions,
  type SetupTokenStore,
  type TokenStore,
  type Tokens,
  type UserStore,
  type Users,
} from "@dunnage/api";
import { ApiTokens } from "./apiTokens.ts";
import { Attempts } from "./attempts.ts";
import { authConfig } from "./authConfig.ts";
import { authRequest } from "./authRequest.ts";
import { Invitations } from "./invitations.ts";
import type { AuthLog } from "./log.ts";
import { OwnAccount } from "./ownAccount.ts";
import { PasswordLinks } from "./passwordLinks.ts";
import { argon2Passwords } from "./passwords.ts";
import { failure, problem } from "./problem.ts";
import { SecondFactors } from "./secondFactors.ts";
import { SessionCookie } from "./sessionCookie.ts";
import { LiveSessions } from "./sessions.ts";
import { SignIn } from "./signIn.ts";
import { Sso, type SsoSettings } from "./sso.ts";
import { ssoAnswer } from "./ssoAnswer.ts";

export interface AuthParts {
  users: UserStore;
  sessions: SessionStore;
  setupTokens: SetupTokenStore;
  tokens: TokenStore;
  invitations: InvitationStore;
  passwordLinks: PasswordLinkStore;
  identities: IdentityStore;
  secondFactors: SecondFactorStore;
  /** `null`: nobody signs in by a provider. */
  sso: SsoSettings | null;
  /** `false`: nobody signs in with a password. Needs `sso`. */
  passwords: boolean;
  /** The e-mail address of whom anybody may come in as, without a password: where the host is made up. `null`: nobody. */
  visitor: string | null;
  /** Told of what changes by signing in. */
  audit: Pick<Audit, "record">;
  /** Where people reach Dunnage. Cookies are Secure if it is https. */
  publicUrl: URL;
  secret: string;
  now?: () => Date;
  log: AuthLog;
}

export interface FirstRun {
  adminEmail?: string | undefined;
  adminPassword?: string | undefined;
}

export interface Auth {
  /** Answers everything under /api/auth, as next-auth/react asks it. Refusals are in the answer's `url` (`code`: SignInProblem). */
  handle(request: Request, client: { address: string }): Promise<Response>;
  /** Whose request this is, by its cookie and the database; `null` if nobody's. Throws DomainError if the database cannot be asked. */
  sessionOf(request: Request): Promise<ActiveSession | null>;
  /** Whose request this is, by a token that came from this address; `null` if nobody's. Throws DomainError as above. */
  sessionByToken(token: string, address: string): Promise<ActiveSession | null>;
  /** The tokens that programs send. */
  tokens: Tokens;
  /**
   * Before the first user: creates the administrator that is named, or answers a one-time link for creating one (older links are void).
   * Answers `null` where passwords are turned off, which ends the sessions that began with one, and once there is a user. Throws StartupProblem if the named administrator will not do.
   */
  prepareFirstRun(named: FirstRun): Promise<string | null>;
  /** What the contract offers of all this. */
  services: { account: Account; sessions: Sessions; users: Users };
}

export function createAuth(parts: AuthParts): Auth {
  const { users, setupTokens, publicUrl, secret, log, now = () => new Date() } = parts;
  const passwords = argon2Passwords();
  const attempts = new Attempts();
  const cookie = new SessionCookie({ secret, publicUrl });
  const sessions = new LiveSessions({ store: parts.sessions, users, now, log });
  const secondFactors = new SecondFactors({ store: parts.secondFactors, audit: parts.audit, log, now });
  const signIn = new SignIn({
    users,
    secondFactors,
    setupTokens,
    invitations: parts.invitations,
    passwordLinks: parts.passwordLinks,
    passwords,
    attempts,
    tokenAttempts: new Attempts(),
    audit: parts.audit,
    now,
  });
  const sso =
    parts.sso && new Sso({ settings: parts.sso, identities: parts.identities, audit: parts.audit, now });
  const invitations = new Invitations({ store: parts.invitations, publicUrl, now });
  const passwordLinks = new PasswordLinks({ store: parts.passwordLinks, users, publicUrl, now });
  const tokens = new ApiTokens({ store: parts.tokens, attempts, now, log });

  // Once there is a user there always is one, so this is asked no more.
  let anyUser = false;
  const hasUser = async () => {
    anyUser ||= (await users.count()) > 0;
    return anyUser;
  };

  return {
    services: {
      account: new OwnAccount({
        users,
        sessions: parts.sessions,
        passwords,
        attempts,
        passwordsOn: parts.passwords,
        secondFactors,
      }),
      sessions,
      users: {
        list: () => users.list(now().toISOString()),
        setRole: (id, role) => users.setRole(id, role),
        remove: (id) => users.remove(id),
        resetSecondFactor: (id) => secondFactors.remove(id),
        async newPasswordLink(id, by) {
          if (!parts.passwords) throw new DomainError("passwords_off");
          return passwordLinks.make(id, by);
        },
        async invite(invitation, by) {
          // Whoever comes by an invitation signs in with a password from then on.
          if (!parts.passwords) throw new DomainError("passwords_off");
          return invitations.invite(invitation, by);
        },
        invitations: () => invitations.list(),
        withdraw: (id) => invitations.withdraw(id),
      },
    },

    async handle(request, { address }) {
      const understood = await authRequest(request, publicUrl).catch(() => null);
      if (!understood)
        return problem(400, "The request's body could not be read.", {
          advice: "Send it as JSON or as a form, whole.",
        });
      const failures: unknown[] = [];
      let unreachable = false;
      try {
        const config = authConfig(
          {
            secret,
            publicUrl,
            cookie,
            sessions,
            signIn,
            passwords: parts.passwords,
            visitor: parts.visitor,
            sso,
            log,
          },
          {
            request,
            client: { address, userAgent: request.headers.get("user-agent") ?? "" },
            // Taken at any time, so that whoever comes too late is told so, but no longer listed once there is a user.
            offersSetup: !asksForProviders(request) || !(await hasUser()),
            failed: (error) => failures.push(error),
            unreachable: () => {
              unreachable = true;
            },
          },
        );
        const response = await ssoAnswer(understood, await Auth(understood, config), unreachable);
        if (failures.length > 0) throw failures[0];
        return response.ok || response.status === 302
          ? response
          : problem(response.status, "Sign-in does not understand this request.", {
              advice: "Sign in at the dashboard; for programs there are tokens.",
            });
      } catch (error) {
        log.error({ err: error }, "sign-in could not answer");
        return failure(error);
      }
    },

    async sessionOf(request) {
      const sid = await cookie.sidOf(request);
      return sid === null ? null : sessions.find(sid);
    },

    sessionByToken: (token, address) => tokens.find(token, address),
    tokens,

    async prepareFirstRun({ adminEmail, adminPassword }) {
      if (!parts.passwords) {
        const ended = await parts.sessions.endAllByPassword();
        if (ended > 0)
          log.info({ ended }, "passwords are turned off, so sessions that began with one are ended");
        return null;
      }
      if (await hasUser()) return null;
      if (adminEmail !== undefined || adminPassword !== undefined) {
        const created = await signIn.createFromEnvironment(adminEmail ?? "", adminPassword ?? "");
        anyUser = true;
        if (created)
          log.info({ userId: created.id }, "the first administrator was created from the environment");
        return null;
      }
      return `${publicUrl.origin}/setup#${await signIn.newSetupToken()}`;
    },
  };
}

const asksForProviders = (request: Request) => /\/providers\/*$/.test(new URL(request.url).pathname);
