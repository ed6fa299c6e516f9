import type { Failure } from "../../shared/trpc/failure.ts";
import type { ErrorReport } from "../../shared/trpc/types.ts";

/** Whether an error tells that the engine does not answer as it should. The others are about one object, or about Dunnage itself. */
const meansAway: Record<ErrorReport["code"], boolean> = {
  unreachable: true,
  permission_denied: true,
  timed_out: true,
  bad_answer: true,
  unsupported: true,
  not_found: false,
  conflict: false,
  host_not_found: false,
  cleanup_in_progress: false,
  plan_not_found: false,
  plan_expired: false,
  plan_already_run: false,
  plan_of_other_host: false,
  run_not_found: false,
  run_not_running: false,
  receipt_not_found: false,
  protection_not_found: false,
  token_not_found: false,
  too_many_tokens: false,
  stopping: false,
  project_not_found: false,
  registry_exists: false,
  registry_not_found: false,
  webhook_not_found: false,
  database_full: false,
  database_unavailable: false,
  user_not_found: false,
  last_administrator: false,
  role_from_provider: false,
  passwords_off: false,
  no_password: false,
  invitation_not_found: false,
  session_not_found: false,
  wrong_password: false,
  wrong_code: false,
  second_factor_on: false,
  second_factor_off: false,
  too_many_attempts: false,
  internal: false,
};

/** `failures`: what each question to the engine last came to, so that no panel contradicts the word in the header. */
export function stateOfEngine(heard: boolean, failures: (Failure | null)[]) {
  const failed = failures.filter((failure) => failure !== null);
  if (failed.some((failure) => failure.kind === "report" && meansAway[failure.report.code])) return "away";
  if (failed.length > 0) return "unknown";
  return heard ? "answers" : "asking";
}
