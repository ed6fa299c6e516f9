export const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

interface Problem {
  detail: string;
  code?: string;
  advice?: string;
  fields?: { field: string; message: string }[];
}

export const problemOf = async (response: Response) => (await response.json()) as Problem;
