import { createDunnageClient, type DunnageClient } from "@dunnage/client";
import type { Login } from "./login.ts";

/** What the server's history and audit log tell of who asked. */
const userAgent = "dunnage-cli";

export function connect({ url, token }: Login): DunnageClient {
  return createDunnageClient({
    url,
    token,
    fetch: (at, init) => fetch(at, { ...init, headers: { ...headersOf(init), "user-agent": userAgent } }),
  });
}

const headersOf = (init: RequestInit | undefined) => Object.fromEntries(new Headers(init?.headers));
