import type { ThrowawayEngine } from "../engine.ts";

/** An Engine API call that has to succeed. */
export async function ask<T>(
  engine: ThrowawayEngine,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await engine.request<T>(method, path, body);
  if (answer.status >= 400)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
