import { post } from "./requests.ts";

export const registry = { name: "R", url: "https://registry.example.com" };

/** Every kind of address that asks who it is. */
export const doors = [
  ["a query", "/api/trpc/session.current", {}],
  ["a mutation", "/api/trpc/registries.add", post(registry)],
  ["several calls at once", "/api/trpc/runs.list,protections.list?batch=1&input=%7B%7D", {}],
  ["REST", "/api/v1/docker/system/stats/", {}],
  ["a change over REST", "/api/v1/docker/system/cleanup/", post({ containers: true })],
  ["metrics", "/metrics", {}],
] as const satisfies [string, string, RequestInit][];
