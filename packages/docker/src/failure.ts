import {
  EngineError,
  type EngineErrorCode,
  type EngineErrorParams,
  type EngineOperation,
} from "@dunnage/api";

/** What an error speaks of. */
export interface Attempt {
  /** Without secrets. */
  address: string;
  operation: EngineOperation;
}

/** What is said of it beyond its code: the engine's own words (`detail`), what Dunnage found (`finding`), a case with words of its own. */
type Said = Omit<EngineErrorParams, keyof Attempt>;

/** What the engine, or something in front of it, answered instead of what was asked for. */
export interface Refusal {
  status: number;
  /** The engine's words, from JSON or plain text. */
  words: string;
  /** Whether they came as every engine says its own: something in front of it does not. */
  own: boolean;
  /** Whether a single object was asked for, which can be missing. */
  object: boolean;
  removal: boolean;
  /** Whether anything was asked to change. */
  change: boolean;
}

const LONGEST_WORDS = 500; // characters: a few sentences, not a page of a proxy's HTML

/** A connection that could not be made or broke, as an EngineError; another kind of error is given back as it is. */
export function connectionFailure(error: unknown, attempt: Attempt): unknown {
  if (error instanceof EngineError || !(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  if (code === null) return error;
  const words = error.message || code;
  if (code.startsWith("HPE_")) return badAnswer(attempt, `It is no HTTP, or broken: ${words}.`, error);
  return failure(codeOf(code), attempt, { detail: words }, error);
}

function codeOf(code: string): EngineErrorCode {
  if (code === "EACCES" || code === "EPERM") return "permission_denied";
  return "unreachable"; // the operating system's codes, a name that cannot be resolved, a TLS handshake that failed
}

/** An answer whose status says that it is not what was asked for. */
export function refusalFailure(refusal: Refusal, attempt: Attempt): EngineError {
  const { status, words, own, change } = refusal;
  const code = refusalCode(refusal);
  // A proxy fails after the engine has done it, too: such an answer does not tell.
  if (code === "bad_answer" && status >= 500 && change && !own)
    return badAnswer(attempt, `It answered with HTTP status ${status}${words && `: ${words}`}.`);
  return failure(code, attempt, {
    ...(words ? { detail: words } : { finding: `It answered with HTTP status ${status}.` }),
    ...(code === "bad_answer" && status >= 400 && { case: "engine_failed" as const }),
  });
}

// Podman answers 500 where Docker answers 409; Docker answers 403 for networks in use and its own networks.
const held =
  /container state improper|is being used|in use|more than one (tag|name)|has active endpoints|pre-defined network/;

function refusalCode({ status, words, object, removal }: Refusal): EngineErrorCode {
  const isHeld = removal && (status === 403 || status >= 500) && held.test(words);
  if (status === 409 || isHeld) return "conflict";
  if (status === 401 || status === 403) return "permission_denied"; // a socket proxy, or an authorization plugin
  if (status === 404 && /^((page )?not found)?$/i.test(words)) return "unsupported"; // the endpoint itself
  if (status === 404) return object ? "not_found" : "bad_answer";
  if (status === 400 && /HTTP request to an HTTPS server/.test(words)) return "unreachable";
  if (status === 400 || status === 405 || status === 501) return "unsupported";
  return "bad_answer";
}

export function badAnswer(attempt: Attempt, finding: string, cause?: unknown): EngineError {
  return failure("bad_answer", attempt, { finding }, cause);
}

export function failure(
  code: EngineErrorCode,
  { address, operation }: Attempt,
  { detail, finding, ...more }: Said,
  cause?: unknown,
): EngineError {
  const params = {
    address,
    operation,
    ...more,
    ...(finding && { finding: oneLine(finding) }),
    ...(detail && { detail: oneLine(detail) }),
  };
  return new EngineError(code, params, { cause });
}

function oneLine(text: string): string {
  const line = text
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS - 1)}…` : line;
}
