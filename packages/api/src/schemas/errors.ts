import { z } from "zod";

/** What can go wrong between Dunnage and an engine. Closed: each is worded and advised on wherever it is shown. */
export const EngineErrorCode = z.enum([
  "unreachable",
  "permission_denied",
  "timed_out",
  "not_found",
  "conflict",
  "unsupported",
  "bad_answer",
]);
export type EngineErrorCode = z.infer<typeof EngineErrorCode>;

/** Cases of an engine error that are worded and advised on apart from the rest of their code: `params.case`. */
export const EngineErrorCase = z.enum([
  /** `unsupported`: it speaks older API versions only. `version`, `engineApi`, `ownApi`. */
  "engine_too_old",
  /** `unsupported`: it takes newer API versions only. `version`, `engineApi`, `ownApi`. */
  "engine_too_new",
  /** `unsupported`: DOCKER_HOST holds nothing that can be connected to. */
  "no_address",
  /** `bad_answer`: it did answer, with an error of its own. */
  "engine_failed",
]);
export type EngineErrorCase = z.infer<typeof EngineErrorCase>;

/** What was being done with an engine, as a person would say it. Closed, so that each can be said in the reader's language. */
export const EngineOperation = z.enum([
  "connect",
  "agree on an API version",
  "read the engine's version",
  "read the engine's information",
  "list containers",
  "measure containers",
  "inspect a container",
  "list images",
  "inspect an image",
  "read an image's history",
  "list volumes",
  "list networks",
  "measure disk usage",
  "remove a container",
  "remove an image",
  "remove a volume",
  "remove a network",
  "remove build cache",
  "watch events",
]);
export type EngineOperation = z.infer<typeof EngineOperation>;

/** What else can go wrong in Dunnage itself. */
export const DomainErrorCode = z.enum([
  "host_not_found",
  "cleanup_in_progress",
  "plan_not_found",
  "plan_expired",
  "plan_already_run",
  "plan_of_other_host",
  "run_not_found",
  "run_not_running",
  "receipt_not_found",
  "protection_not_found",
  "token_not_found",
  "too_many_tokens",
  "stopping",
  "project_not_found",
  "registry_exists",
  "registry_not_found",
  "webhook_not_found",
  "user_not_found",
  "last_administrator",
  "role_from_provider",
  "passwords_off",
  "no_password",
  "invitation_not_found",
  "session_not_found",
  "wrong_password",
  "wrong_code",
  "second_factor_on",
  "second_factor_off",
  "too_many_attempts",
  "database_full",
  "database_unavailable",
]);
export type DomainErrorCode = z.infer<typeof DomainErrorCode>;

/** An error as it travels inside an answer: a code to word in the reader's language, and the same in English. */
export const ErrorReport = z.object({
  code: z.union([EngineErrorCode, DomainErrorCode, z.literal("internal")]),
  /** What happened, in English. */
  message: z.string(),
  /** What to do about it, in English. */
  advice: z.string(),
  /**
   * What the sentences speak of: `address`, `operation`, `tried`, `case` (EngineErrorCase) and its own; `finding` (what exactly Dunnage found
   * wrong, in English, which `message` has too) and `detail` (the engine's own words).
   */
  params: z.record(z.string(), z.string()),
});
export type ErrorReport = z.infer<typeof ErrorReport>;

/** One thing wrong with what was sent. */
export const FieldError = z.object({
  /** Path to the field, dotted: `containers.stoppedForMs`. Empty for the input as a whole. */
  field: z.string(),
  message: z.string(),
});
export type FieldError = z.infer<typeof FieldError>;
