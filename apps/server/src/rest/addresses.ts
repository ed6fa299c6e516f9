import type { ProcedureName } from "@dunnage/api";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** Where it does, there always is one, if only `{}`: a page of another site cannot send JSON without asking first. */
export const takesBody = (method: Method): boolean => method !== "GET" && method !== "DELETE";

/**
 * Where each procedure is reached below `/api/v1`: routes and document come from here and from the procedure's own schemas. What stands in
 * braces is a field of the input. A query and a subscription are a GET, whose other fields are query parameters; a DELETE takes the address alone; of
 * the others the rest is the body.
 */
export const addresses: Record<ProcedureName, `${Method} /${string}`> = {
  health: "GET /health",
  "session.current": "GET /session",
  "session.endEverywhere": "POST /session/end_everywhere",
  "session.account": "GET /session/account",
  "session.changePassword": "PUT /session/password",
  "session.beginSecondFactor": "POST /session/second_factor",
  "session.confirmSecondFactor": "POST /session/second_factor/confirm",
  "session.newRecoveryCodes": "POST /session/second_factor/recovery_codes",
  "session.removeSecondFactor": "POST /session/second_factor/remove",
  "session.endOthers": "POST /session/end_others",
  "session.list": "GET /sessions",
  "session.end": "DELETE /sessions/{id}",
  "users.list": "GET /users",
  "users.setRole": "PATCH /users/{id}",
  "users.remove": "DELETE /users/{id}",
  "users.resetSecondFactor": "DELETE /users/{id}/second_factor",
  "users.newPasswordLink": "POST /users/{id}/password_link",
  "users.sessions": "GET /users/{id}/sessions",
  "users.endSessions": "DELETE /users/{id}/sessions",
  "users.endSession": "DELETE /users/{user}/sessions/{id}",
  "users.invitations": "GET /invitations",
  "users.invite": "POST /invitations",
  "users.withdraw": "DELETE /invitations/{id}",
  "dockerSystem.info": "GET /docker/system/info",
  "dockerSystem.stats": "GET /docker/system/stats",
  "dockerSystem.usage": "GET /docker/system/usage",
  "dockerSystem.layers": "GET /docker/system/images/{image}/layers",
  "dockerSystem.disk": "GET /docker/system/disk",
  "dockerSystem.history": "GET /docker/system/history",
  "dockerSystem.objectHistory": "GET /docker/system/object_history",
  "dockerSystem.watch": "GET /docker/system/watch",
  "dockerSystem.preview": "POST /docker/system/preview",
  "dockerSystem.cleanup": "POST /docker/system/cleanup",
  "runs.list": "GET /runs",
  "runs.export": "GET /runs/export",
  "runs.get": "GET /runs/{id}",
  "runs.plan": "GET /runs/{id}/plan",
  "runs.receipt": "GET /runs/{id}/receipt",
  "runs.watch": "GET /runs/{id}/watch",
  "runs.cancel": "POST /runs/{id}/cancel",
  "projects.list": "GET /projects",
  "projects.get": "GET /projects/{project}",
  "protections.list": "GET /protections",
  "protections.add": "POST /protections",
  "protections.remove": "DELETE /protections/{id}",
  "registries.list": "GET /registries",
  "registries.add": "POST /registries",
  "registries.update": "PATCH /registries/{id}",
  "registries.check": "POST /registries/{id}/check",
  "registries.remove": "DELETE /registries/{id}",
  "settings.get": "GET /settings",
  "settings.update": "PATCH /settings",
  "tokens.list": "GET /tokens",
  "tokens.create": "POST /tokens",
  "tokens.revoke": "DELETE /tokens/{id}",
  "webhooks.list": "GET /webhooks",
  "webhooks.add": "POST /webhooks",
  "webhooks.remove": "DELETE /webhooks/{id}",
  "webhooks.test": "POST /webhooks/{id}/test",
  "audit.list": "GET /audit",
  "diagnostics.engineCalls": "GET /diagnostics/engine_calls",
};
