import type { AppRouter } from "@dunnage/api";
import type { TFunction } from "i18next";

type Routers = AppRouter["_def"]["record"];
type MutationsOf<R extends keyof Routers> = {
  [P in string & keyof Routers[R]]: Routers[R][P] extends { _def: { type: "mutation" } }
    ? `${R}.${P}`
    : never;
}[string & keyof Routers[R]];

/** What the log names: every change that the contract offers (a preview changes nothing), and what the server does by itself. */
type Action = Exclude<{ [R in keyof Routers]: MutationsOf<R> }[keyof Routers], "dockerSystem.preview">;

type SignInAction = "sso.user_created" | "sso.role_changed" | "recovery_code.used";
type ServerAction =
  | "run.interrupted"
  | "administrator.created"
  | "invitation.accepted"
  | "password_link.used";

/** What a person would call it. A change that is new in the contract does not compile until it has a word here. */
const known = {
  "dockerSystem.cleanup": "cleanup",
  "runs.cancel": "cancel",
  "run.interrupted": "interrupted",
  "administrator.created": "createAdministrator",
  "protections.add": "protect",
  "protections.remove": "unprotect",
  "registries.add": "addRegistry",
  "registries.update": "updateRegistry",
  "registries.check": "checkRegistry",
  "registries.remove": "removeRegistry",
  "settings.update": "updateSettings",
  "webhooks.add": "addWebhook",
  "webhooks.remove": "removeWebhook",
  "webhooks.test": "testWebhook",
  "session.endEverywhere": "endEverywhere",
  "tokens.create": "createToken",
  "tokens.revoke": "revokeToken",
  "session.end": "endOwn",
  "session.endOthers": "endOthers",
  "session.changePassword": "changePassword",
  "session.beginSecondFactor": "beginSecondFactor",
  "session.confirmSecondFactor": "confirmSecondFactor",
  "session.newRecoveryCodes": "newRecoveryCodes",
  "session.removeSecondFactor": "removeSecondFactor",
  "users.resetSecondFactor": "resetSecondFactor",
  "recovery_code.used": "recoveryCodeUsed",
  "users.setRole": "setRole",
  "users.remove": "removeUser",
  "users.newPasswordLink": "newPasswordLink",
  "password_link.used": "passwordLinkUsed",
  "users.invite": "invite",
  "users.withdraw": "withdraw",
  "users.endSession": "endSession",
  "users.endSessions": "endSessions",
  "invitation.accepted": "accepted",
  "sso.user_created": "ssoUserCreated",
  "sso.role_changed": "ssoRoleChanged",
} as const satisfies Record<Action | ServerAction | SignInAction, string>;

/** What was done, in words; under its own name where this page knows none better. */
export const actionWords = (t: TFunction, action: string): string =>
  isKnown(action) ? t(`audit.actions.${known[action]}`) : action;

const isKnown = (action: string): action is keyof typeof known => Object.hasOwn(known, action);
