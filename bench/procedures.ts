import type { ServerProcess } from "./serverProcess.ts";

/** Calls a query of `dockerSystem` as the page does, and takes the whole answer. */
export async function query<Answer = unknown>(
  server: ServerProcess,
  procedure: string,
  input: unknown = {},
): Promise<Answer> {
  const address = `${addressOf(server, procedure)}?input=${encodeURIComponent(JSON.stringify(input))}`;
  return answerOf<Answer>(procedure, await fetch(address, { headers: { cookie: server.cookie } }));
}

export async function mutate<Answer = unknown>(
  server: ServerProcess,
  procedure: string,
  input: unknown,
): Promise<Answer> {
  const response = await fetch(addressOf(server, procedure), {
    method: "POST",
    headers: { "content-type": "application/json", cookie: server.cookie },
    body: JSON.stringify(input),
  });
  return answerOf<Answer>(procedure, response);
}

export function addressOf({ url }: ServerProcess, procedure: string): string {
  return `${url}/api/trpc/dockerSystem.${procedure}`;
}

async function answerOf<Answer>(procedure: string, response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`${procedure} answered ${response.status}: ${await response.text()}`);
  const { result } = (await response.json()) as { result: { data: Answer } };
  return result.data;
}
