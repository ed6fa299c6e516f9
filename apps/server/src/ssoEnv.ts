import { StartupProblem } from "@dunnage/api";
import type { SsoSettings } from "@dunnage/auth";
import { z } from "zod";
import { heldTo, secretOf, variable } from "./variables.ts";

const ISSUER = "DUNNAGE_OIDC_ISSUER";
const SECRET = "DUNNAGE_OIDC_CLIENT_SECRET";

/** Single sign-on, and whether there are passwords beside it. */
export const ssoVariables = {
  DUNNAGE_OIDC_ISSUER: variable(
    "Single sign-on by OpenID Connect: the provider's address.",
    heldTo(issuerProblem).optional(),
  ),
  DUNNAGE_OIDC_CLIENT_ID: variable("As the provider gave it.", z.string().optional()),
  DUNNAGE_OIDC_CLIENT_SECRET: variable("As the provider gave it.", z.string().optional()),
  DUNNAGE_OIDC_CLIENT_SECRET_FILE: variable("A file that holds it instead.", z.string().optional()),
  DUNNAGE_OIDC_NAME: variable(
    "What the button on the sign-in page calls the provider.",
    z.string().max(60, "must have at most 60 characters").default("single sign-on"),
  ),
  DUNNAGE_OIDC_SCOPES: variable(
    "What is asked for, with spaces between.",
    heldTo(scopesProblem).default("openid profile email"),
  ),
  DUNNAGE_OIDC_GROUPS_CLAIM: variable(
    "The claim that holds a person's groups; `a.b` for one inside another.",
    z.string().default("groups"),
  ),
  DUNNAGE_OIDC_ADMINISTRATORS: variable(
    "Groups whose people are administrators, with commas between; `*` for everybody.",
    z.string().optional(),
  ),
  DUNNAGE_OIDC_OPERATORS: variable("The same for operators.", z.string().optional()),
  DUNNAGE_OIDC_VIEWERS: variable("The same for viewers.", z.string().optional()),
  DUNNAGE_PASSWORDS: variable(
    "`off` lets people in by single sign-on alone.",
    z.enum(["on", "off"], "must be on or off").default("on"),
  ),
};
type Variables = z.infer<z.ZodObject<typeof ssoVariables>>;

/** Throws StartupProblem where a variable needs another one that is not set. */
export function signInOf(env: Variables): { sso: SsoSettings | null; passwords: boolean } {
  const passwords = env.DUNNAGE_PASSWORDS === "on";
  const sso = ssoOf(env);
  if (!passwords && !sso)
    throw new StartupProblem(
      `DUNNAGE_PASSWORDS=off leaves nobody a way to sign in: set up single sign-on too (${ISSUER} and its companions), or leave it out.`,
    );
  return { sso, passwords };
}

function ssoOf(env: Variables): SsoSettings | null {
  const { DUNNAGE_OIDC_ISSUER: issuer, DUNNAGE_OIDC_CLIENT_ID: clientId } = env;
  const clientSecret = secretOf(SECRET, env[SECRET], env.DUNNAGE_OIDC_CLIENT_SECRET_FILE);
  const groups = {
    viewer: namesIn(env.DUNNAGE_OIDC_VIEWERS),
    operator: namesIn(env.DUNNAGE_OIDC_OPERATORS),
    administrator: namesIn(env.DUNNAGE_OIDC_ADMINISTRATORS),
  };
  const anyGroup = Object.values(groups).some((names) => names.length > 0);
  if (issuer === undefined && clientId === undefined && clientSecret === undefined && !anyGroup) return null;
  if (issuer === undefined) throw missing(ISSUER, "the address of the provider");
  if (clientId === undefined) throw missing("DUNNAGE_OIDC_CLIENT_ID", "as the provider gave it");
  if (clientSecret === undefined) throw missing(`${SECRET} (or ..._FILE)`, "as the provider gave it");
  if (!anyGroup)
    throw missing(
      "DUNNAGE_OIDC_ADMINISTRATORS, DUNNAGE_OIDC_OPERATORS or DUNNAGE_OIDC_VIEWERS",
      "the groups that may sign in, or nobody could",
    );
  return {
    issuer,
    clientId,
    clientSecret,
    name: env.DUNNAGE_OIDC_NAME,
    scopes: env.DUNNAGE_OIDC_SCOPES,
    groupsClaim: env.DUNNAGE_OIDC_GROUPS_CLAIM,
    groups,
  };
}

const missing = (name: string, what: string) =>
  new StartupProblem(`Single sign-on is set up in part. Set ${name} too: ${what}.`);

const namesIn = (list = "") =>
  list
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);

function issuerProblem(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    return "must be the provider's address, such as https://id.example.com";
  const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  return url.protocol === "https:" || loopback
    ? null
    : "must begin with https://: who signs in, and as what, would go over the network in the clear";
}

function scopesProblem(text: string): string | null {
  return text.split(" ").includes("openid") ? null : "must have openid among them";
}
