import { z } from "zod";
import type { Endpoint } from "./endpoints.ts";
import { type Attempt, badAnswer, connectionFailure, refusalFailure } from "./failure.ts";
import { BrokenReply, type Question, type Reply, type Transport } from "./transport.ts";

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
    if (error instanceof BrokenReply) throw badAnswer(attempt, error.message, error);
    throw connectionFailure(error, attempt);
  }
}

function wasReset(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
}

/** Makes of an answer what was asked for. Throws EngineError. */
export function readAnswer<Answer>(endpoint: Endpoint<Answer>, reply: Reply, attempt: Attempt): Answer {
  if (reply.status < 200 || reply.status > 299) {
    throw refusalFailure(
      {
        status: reply.status,
        words: wordsOf(reply),
        object: endpoint.path.includes("{name}"),
        removal: endpoint.method === "DELETE",
      },
      attempt,
    );
  }
  const result = endpoint.answer.safeParse(reply.status === 204 ? undefined : jsonOf(reply, attempt));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw badAnswer(attempt, `${fieldOf(issue?.path ?? [])}: ${issue?.message ?? "wrong"}`, result.error);
}

function jsonOf(reply: Reply, attempt: Attempt): unknown {
  if (!isJson(reply)) {
    throw badAnswer(
      attempt,
      `${reply.headers["content-type"] ?? "No content type"} where JSON belongs: ${reply.text}`,
    );
  }
  try {
    return JSON.parse(reply.text);
  } catch (error) {
    throw badAnswer(attempt, `No valid JSON: ${reply.text}`, error);
  }
}

const Words = z.object({ message: z.string() });

/** The engine's own words: `{"message": "..."}`, or plain text from what stands in front of it. */
export function wordsOf(reply: Reply): string {
  if (!isJson(reply)) return reply.text.trim();
  try {
    return Words.parse(JSON.parse(reply.text)).message;
  } catch {
    return reply.text.trim();
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
