import { Auth } from "@auth/core";
import type {
  Account,
  ActiveSession,
  Audit,
  InvitationStore,
  SessionStore,
  Sessions,
  SetupTokenStore,
  UserStore,
  Users,
} from "@dunnage/api";
import { Attempts } from "./attempts.ts";
import { authConfig } from "./authConfig.ts";
import { authRequest } from "./authRequest.ts";
import { Invitations } from "./invitations.ts";
import type { AuthLog } from "./log.ts";
import { OwnAccount } from "./ownAccount.ts";
import { argon2Passwords } from "./passwords.ts";
import { failure, problem } from "./problem.ts";
import { SessionCookie } from "./sessionCookie.ts";
import { LiveSessions } from "./sessions.ts";
import { SignIn } from "./signIn.ts";

export interface AuthParts {
  users: UserStore;
  sessions: SessionStore;
  setupTokens: SetupTokenStore;
  invitations: InvitationStore;
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
  /**
   * Before the first user: creates the administrator that is named, or answers a one-time link for creating one (older links are void).
   * Answers `null` once there is a user. Throws StartupProblem if the named administrator will not do.
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
  const signIn = new SignIn({
    users,
    setupTokens,
    invitations: parts.invitations,
    passwords,
    attempts,
    tokenAttempts: new Attempts(),
    audit: parts.audit,
    now,
  });
  const invitations = new Invitations({ store: parts.invitations, publicUrl, now });

  // Once there is a user there always is one, so this is asked no more.
  let anyUser = false;
  const hasUser = async () => {
    anyUser ||= (await users.count()) > 0;
    return anyUser;
  };

  return {
    services: {
      account: new OwnAccount({ users, sessions: parts.sessions, passwords, attempts }),
      sessions,
      users: {
        list: () => users.list(now().toISOString()),
        setRole: (id, role) => users.setRole(id, role),
        remove: (id) => users.remove(id),
        invite: (invitation, by) => invitations.invite(invitation, by),
        invitations: () => invitations.list(),
        withdraw: (id) => invitations.withdraw(id),
      },
    },

    async handle(request, { address }) {
      const understood = await authRequest(request, publicUrl).catch(() => null);
      if (!understood) return problem(400, "The request's body could not be read.");
      const failures: unknown[] = [];
      try {
        const config = authConfig(
          { secret, publicUrl, cookie, sessions, signIn, log },
          {
            request,
            client: { address, userAgent: request.headers.get("user-agent") ?? "" },
            // Taken at any time, so that whoever comes too late is told so, but no longer listed once there is a user.
            offersSetup: !asksForProviders(request) || !(await hasUser()),
            failed: (error) => failures.push(error),
          },
        );
        const response = await Auth(understood, config);
        if (failures.length > 0) throw failures[0];
        return response.ok || response.status === 302
          ? response
          : problem(response.status, "Sign-in does not understand this request.");
      } catch (error) {
        log.error({ err: error }, "sign-in could not answer");
        return failure(error);
      }
    },

    async sessionOf(request) {
      const sid = await cookie.sidOf(request);
      return sid === null ? null : sessions.find(sid);
    },

    async prepareFirstRun({ adminEmail, adminPassword }) {
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
