import { type IncomingHttpHeaders, request } from "node:http";
import { parseAnswer } from "./json.ts";

export interface EngineAnswer<T = unknown> {
  status: number;
  headers: IncomingHttpHeaders;
  /** The parsed body if it is one JSON value, else the text as it came. */
  body: T;
}

export interface EngineCall {
  method: string;
  path: string;
  /** A string or bytes are sent as a tarball, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** One raw Engine API call, on a connection of its own. */
export function requestEngine<T>(socketPath: string, call: EngineCall): Promise<EngineAnswer<T>> {
  const { method, path, body, headers = {}, signal } = call;
  const raw = typeof body === "string" || body instanceof Uint8Array;
  const payload = raw || body === undefined ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const options = { socketPath, method, path, headers, agent: false, ...(signal && { signal }) };
    const outgoing = request(options, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: parseAnswer<T>(text) });
      });
    });
    outgoing.on("error", reject);
    if (payload !== undefined) {
      outgoing.setHeader("content-type", raw ? "application/x-tar" : "application/json");
    }
    outgoing.end(payload);
  });
}
