import type { Duplex } from "node:stream";
import type { Problem } from "./problem.ts";

type Words = Pick<Problem, "status" | "title" | "detail" | "advice">;

const words: Record<string, Words> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: "Too long",
    detail: "The address and the headers are longer than 16 kB together.",
    advice: "Send what is long in the body, if it belongs there, and fewer cookies.",
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: "Too slow",
    detail: "The request did not come to its end in time.",
    advice: "Send it again.",
  },
};
const unreadable: Words = {
  status: 400,
  title: "Bad request",
  detail: "This is no HTTP request that can be read.",
  advice: "Look at its first line and its headers. If a proxy stands in front, it should speak HTTP/1.1.",
};

/** What cannot even be read as a request never becomes one: Node would answer it with a status alone, and here it is a problem like any other. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const { status, title, ...told } = words[error.code ?? ""] ?? unreadable;
  const requestId = crypto.randomUUID();
  const problem: Problem = { type: "about:blank", title, status, ...told, requestId };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
