export { bearerIn } from "./bearer.ts";
export { type Auth, type AuthParts, createAuth, type FirstRun } from "./createAuth.ts";
export type { AuthLog } from "./log.ts";
export { loadSecret, secretProblem } from "./secret.ts";
export type { SsoSettings } from "./sso.ts";
