import { customFetch } from "@auth/core";
import type { OIDCConfig } from "@auth/core/providers";
import type { Audit, IdentityStore, User } from "@dunnage/api";
import { GivenName, Role, User as UserSchema } from "@dunnage/api/schemas";
import { z } from "zod";
import { Refusal } from "./refusal.ts";

/** As Auth.js knows the provider: a part of the address that providers are told to send people back to. */
export const SSO = "sso";

/** A provider that answers later than this counts as one that does not. */
const PATIENCE_MS = 8000;

/** The group that everybody is in. */
const EVERYBODY = "*";

/** Single sign-on by OpenID Connect. */
export interface SsoSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The provider's name, as people know it. */
  name: string;
  /** What is asked for, with spaces between. */
  scopes: string;
  /** The claim that holds a person's groups; `a.b` for one inside another. */
  groupsClaim: string;
  /** The groups that have each role; `*` for everybody whom the provider lets in. */
  groups: Record<Role, readonly string[]>;
}

const Claims = z.looseObject({ iss: z.string(), sub: z.string().min(1) });
type Claims = z.infer<typeof Claims>;

interface Parts {
  settings: SsoSettings;
  identities: IdentityStore;
  audit: Pick<Audit, "record">;
  now: () => Date;
}

export class Sso {
  readonly #settings: SsoSettings;
  readonly #identities: IdentityStore;
  readonly #audit: Pick<Audit, "record">;
  readonly #now: () => Date;

  constructor({ settings, identities, audit, now }: Parts) {
    this.#settings = settings;
    this.#identities = identities;
    this.#audit = audit;
    this.#now = now;
  }

  /** For Auth.js, which does the protocol. `unreachable` is told of requests that the provider did not answer. */
  provider(unreachable: () => void): OIDCConfig<Record<string, unknown>> {
    const { issuer, clientId, clientSecret, name, scopes } = this.#settings;
    return {
      id: SSO,
      name,
      type: "oidc",
      issuer,
      clientId,
      clientSecret,
      checks: ["pkce", "state", "nonce"],
      authorization: { params: { scope: scopes } },
      // The claims that both the token and the userinfo endpoint have: providers differ in where they tell groups.
      idToken: false,
      profile: () => ({}),
      [customFetch]: async (url: Parameters<typeof fetch>[0], init?: RequestInit) => {
        try {
          const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
          if (response.status >= 500) unreachable();
          return response;
        } catch (error) {
          unreachable();
          throw error;
        }
      },
    };
  }

  /** The user of this identity, with the role that their groups have now. `idToken` was checked by Auth.js. Throws a Refusal. */
  async prove(idToken: unknown, userinfo: unknown, address: string): Promise<User> {
    const claims = Claims.parse({ ...z.looseObject({}).parse(userinfo), ...payloadOf(idToken) });
    const role = roleOf(claims, this.#settings);
    if (!role) throw new Refusal("sso_no_role");
    const email = UserSchema.shape.email.max(254).safeParse(claims.email).data;
    if (email === undefined) throw new Refusal("sso_no_email");
    const name =
      [claims.name, claims.preferred_username, email]
        .map((candidate) => GivenName.safeParse(candidate).data)
        .find((candidate) => candidate !== undefined) ?? email.slice(0, 100);
    const at = this.#now().toISOString();
    const identity = { issuer: claims.iss, subject: claims.sub };
    const { user, before } = await this.#identities.follow(identity, { email, name, role }, at);
    if (before?.role !== role) {
      await this.#audit.record({
        who: { id: user.id, name },
        address,
        action: before ? "sso.role_changed" : "sso.user_created",
        result: "done",
        details: { ...identity, role, ...(before && { before: before.role }) },
      });
    }
    return user;
  }
}

/** The highest role that one of the person's groups has; `null` if none has any. */
export function roleOf(claims: Claims, { groupsClaim, groups }: SsoSettings): Role | null {
  const own = [...groupsIn(claims, groupsClaim), EVERYBODY];
  return Role.options.findLast((role) => groups[role].some((group) => own.includes(group))) ?? null;
}

function groupsIn(claims: Claims, claim: string): string[] {
  // A name that is an address has dots in it, so the whole name comes first.
  const found = Object.hasOwn(claims, claim) ? claims[claim] : inside(claims, claim.split("."));
  return z
    .array(z.string())
    .catch([])
    .parse(typeof found === "string" ? [found] : found);
}

function inside(value: unknown, [first, ...rest]: string[]): unknown {
  if (first === undefined) return value;
  const { data } = z.looseObject({}).safeParse(value);
  return data && Object.hasOwn(data, first) ? inside(data[first], rest) : undefined;
}

function payloadOf(token: unknown): Record<string, unknown> {
  const [, payload = ""] = z.string().parse(token).split(".");
  const json: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  return z.looseObject({}).parse(json);
}
