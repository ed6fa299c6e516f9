import type { ErrorReport, FieldError } from "@dunnage/api/schemas";

/** What a script learns from how the program ended. Documented in docs/cli.md: never change the meaning of one. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  unreachable: 3,
  notAllowed: 4,
  partly: 5,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What the person can mend, or has to know. Ends the program with its exit code. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly advice: string | null;
  readonly fields: FieldError[];

  constructor(
    exitCode: ExitCode,
    what: { code: string; message: string; advice?: string | null; fields?: FieldError[] },
  ) {
    super(what.message);
    this.exitCode = exitCode;
    this.code = what.code;
    this.advice = what.advice ?? null;
    this.fields = what.fields ?? [];
  }
}

/** A command that was given wrongly. `advice`: what to write instead. */
export function wrongUse(message: string, advice: string): Failure {
  return new Failure(exitCodes.usage, { code: "usage", message, advice });
}

const unreachable = new Set<string>(["no_answer", "not_dunnage", "unreachable", "timed_out", "stopping"]);
const notAllowed = new Set<string>(["UNAUTHORIZED", "FORBIDDEN", "permission_denied"]);

/** What a failure of Dunnage's or an engine's ends with. */
export function exitCodeOf(code: ErrorReport["code"] | (string & {})): ExitCode {
  if (unreachable.has(code)) return exitCodes.unreachable;
  if (notAllowed.has(code)) return exitCodes.notAllowed;
  return code === "BAD_REQUEST" ? exitCodes.usage : exitCodes.failed;
}
