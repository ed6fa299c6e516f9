import type { EngineError } from "@dunnage/api";
import { z } from "zod";
import type { Endpoint } from "./endpoints.ts";
import { type Attempt, badAnswer, connectionFailure, refusalFailure } from "./failure.ts";
import { BrokenReply, type OpenReply, type Question, type Reply, read, type Transport } from "./transport.ts";

/** Sends a question and gets some answer. Throws EngineError, and what the signal was aborted with. */
export async function exchange(
  transport: Transport,
  question: Question,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<Reply> {
  const send = () => transport.send(question, signal);
  try {
    return await send().catch((error: unknown) => {
      // An idle connection may end at the very moment it is taken. A question may be asked twice, a removal not.
      if (question.method === "GET" && wasReset(error) && !signal.aborted) return send();
      throw error;
    });
  } catch (error) {
    signal.throwIfAborted();
    throw exchangeFailure(error, attempt);
  }
}

/**
 * Sends a question whose answer goes on and on, and gets its beginning. An answer that is none, since its status says so, is read whole.
 * Throws EngineError, and what the signal was aborted with.
 */
export async function begin(
  transport: Transport,
  question: Question,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<OpenReply | Reply> {
  try {
    const { body, ...head } = await transport.open(question, signal);
    return isSuccess(head) ? { ...head, body } : { ...head, text: await read(body, signal) };
  } catch (error) {
    signal.throwIfAborted();
    throw exchangeFailure(error, attempt);
  }
}

export function exchangeFailure(error: unknown, attempt: Attempt): unknown {
  return error instanceof BrokenReply
    ? badAnswer(attempt, error.message, error)
    : connectionFailure(error, attempt);
}

function isSuccess({ status }: Pick<Reply, "status">): boolean {
  return status >= 200 && status <= 299;
}

export function wasReset(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
}

/** An answer whose status says that it is not what was asked for, as an error. */
export function refusalOf({ path, method }: Endpoint<unknown>, reply: Reply, attempt: Attempt): EngineError {
  const own = ownWordsOf(reply);
  return refusalFailure(
    {
      status: reply.status,
      words: own ?? reply.text.trim(),
      own: own !== null,
      object: path.includes("{name}"),
      removal: method === "DELETE",
      change: method !== "GET",
    },
    attempt,
  );
}

/** Makes of an answer what was asked for. Throws EngineError. */
export function readAnswer<Answer>(endpoint: Endpoint<Answer>, reply: Reply, attempt: Attempt): Answer {
  if (!isSuccess(reply)) throw refusalOf(endpoint, reply, attempt);
  const result = endpoint.answer.safeParse(reply.status === 204 ? undefined : jsonOf(reply, attempt));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badAnswer(attempt, `${fieldOf(issue?.path ?? [])}: ${issue?.message ?? "wrong"}.`, result.error);
}

function jsonOf(reply: Reply, attempt: Attempt): unknown {
  if (!isJson(reply)) {
    const type = reply.headers["content-type"] ?? "No content type";
    throw badAnswer(attempt, `${type} where JSON belongs: ${quoted(reply.text)}.`);
  }
  try {
    return JSON.parse(reply.text);
  } catch (error) {
    throw badAnswer(attempt, `No valid JSON: ${quoted(reply.text)}.`, error);
  }
}

const LONGEST_QUOTE = 200; // characters: enough to see what it is

function quoted(text: string): string {
  const [line] = text.trim().slice(0, LONGEST_QUOTE).split("\n");
  return line ? `"${line}"` : "nothing";
}

const Words = z.object({ message: z.string() });

/** The engine's own words, or plain text from what stands in front of it. */
export function wordsOf(reply: Reply): string {
  return ownWordsOf(reply) ?? reply.text.trim();
}

/** The engine's own words: `{"message": "..."}`; `null` where it says none. */
function ownWordsOf(reply: Reply): string | null {
  if (!isJson(reply)) return null;
  try {
    return Words.parse(JSON.parse(reply.text)).message;
  } catch {
    return null;
  }
}

function isJson({ headers }: Reply): boolean {
  return headers["content-type"]?.startsWith("application/json") ?? false;
}

function fieldOf(path: PropertyKey[]): string {
  return (
    path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("") || "The answer"
  );
}
