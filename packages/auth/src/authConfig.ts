import type { AuthConfig } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import type { User } from "@dunnage/api";
import { authJsLogger } from "./authJsLogger.ts";
import type { AuthLog } from "./log.ts";
import { Refusal } from "./refusal.ts";
import { type SessionCookie, sidIn } from "./sessionCookie.ts";
import { type Client, type CookieSession, LIFETIME_MS, type LiveSessions } from "./sessions.ts";
import type { SignIn } from "./signIn.ts";
import { SSO, type Sso } from "./sso.ts";

export interface ConfigParts {
  secret: string;
  publicUrl: URL;
  cookie: SessionCookie;
  sessions: LiveSessions;
  signIn: SignIn;
  /** Whether people may sign in with passwords. */
  passwords: boolean;
  /** Whom anybody may come in as. */
  visitor: string | null;
  sso: Sso | null;
  log: AuthLog;
}

/** One request to Auth.js, and what it cannot tell by itself. */
export interface Exchange {
  request: Request;
  client: Client;
  /** Whether to offer the creation of the first administrator. */
  offersSetup: boolean;
  /** Auth.js swallows what its callbacks and events throw, and answers as if all were well: this is told instead. */
  failed: (error: unknown) => void;
  /** The provider of single sign-on did not answer. */
  unreachable: () => void;
}

/** How Auth.js is set up for one request. It keeps the cookie and its forgery protection; who is signed in is in the database. */
export function authConfig(parts: ConfigParts, exchange: Exchange): AuthConfig {
  const { secret, publicUrl, sessions, signIn, passwords, visitor, sso, log } = parts;
  const { client, offersSetup, failed, unreachable } = exchange;
  let current: CookieSession | null = null;
  let startedBySso: string | null = null;

  const provider = (id: string, prove: (form: unknown, address: string) => Promise<User>) =>
    Credentials({
      id,
      name: id,
      credentials: {},
      authorize: (form) => startSession(parts, exchange, id, () => prove(form, client.address)),
    });

  return {
    basePath: "/api/auth",
    secret,
    trustHost: true, // The request was rebuilt from the public address.
    useSecureCookies: publicUrl.protocol === "https:",
    session: { strategy: "jwt", maxAge: LIFETIME_MS / 1000 },
    providers: [
      ...(passwords
        ? [
            provider("password", (form, address) => signIn.byPassword(form, address)),
            provider("invitation", (form, address) => signIn.byInvitation(form, address)),
            provider("password_link", (form, address) => signIn.byPasswordLink(form, address)),
            ...(offersSetup ? [provider("setup", (form, address) => signIn.bySetup(form, address))] : []),
          ]
        : []),
      ...(visitor === null ? [] : [provider("demo", () => signIn.asVisitor(visitor))]),
      ...(sso ? [sso.provider(unreachable)] : []),
    ],
    // The dashboard's pages: none of Auth.js's own is ever shown.
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in", verifyRequest: "/sign-in" },
    callbacks: {
      redirect: ({ url, baseUrl }) =>
        typeof url === "string" && URL.canParse(url, baseUrl) && new URL(url, baseUrl).origin === baseUrl
          ? new URL(url, baseUrl).href
          : baseUrl,
      async signIn({ account, profile }) {
        if (!sso || account?.provider !== SSO) return true;
        try {
          const prove = () => sso.prove(account.id_token, profile, client.address);
          startedBySso = (await startSession(parts, exchange, SSO, prove)).id;
          return true;
        } catch (error) {
          return `/sign-in?problem=${Refusal.of(error).code}`;
        }
      },
      async jwt({ token, user, trigger }) {
        // At sign-in `user` is what authorize answered: the new session's id. Of a provider's user it knows less than we do.
        if (trigger === "signIn") return { sid: startedBySso ?? user.id };
        const sid = sidIn(token);
        try {
          current = sid === null ? null : await sessions.find(sid);
        } catch (error) {
          failed(error);
        }
        return current && { sid };
      },
      session() {
        if (!current) throw new Error("Auth.js made a session of a cookie that has none");
        return { user: current.user, expires: current.expiresAt };
      },
    },
    events: {
      async signOut(message) {
        const sid = "token" in message ? sidIn(message.token) : null;
        try {
          if (sid !== null) await sessions.end(sid);
        } catch (error) {
          failed(error);
        }
      },
    },
    logger: authJsLogger(log),
  };
}

/** Proves who it is and starts a session, in place of the one that this browser may have. */
async function startSession(
  { cookie, sessions, log }: ConfigParts,
  { request, client }: Exchange,
  provider: string,
  prove: () => Promise<User>,
): Promise<{ id: string }> {
  const { address } = client;
  try {
    const user = await prove();
    const previous = await cookie.sidOf(request);
    const id = await sessions.start(user, client);
    if (previous !== null) await sessions.end(previous);
    log.info({ provider, userId: user.id, address }, "signed in");
    return { id };
  } catch (error) {
    const refusal = Refusal.of(error);
    if (refusal.code === "internal") log.error({ provider, address, err: error }, "sign-in failed");
    else log.info({ provider, address, problem: refusal.code }, "sign-in refused");
    throw refusal;
  }
}
