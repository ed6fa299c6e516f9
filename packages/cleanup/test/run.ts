import type { Rules } from "@dunnage/api";
import { CleanupRun } from "@dunnage/api/schemas";
import { type CleanupOptions, type CleanupResult, runCleanup } from "../src/run/runCleanup.ts";
import type { ModelEngine } from "./modelEngine.ts";

export const everything: Rules = {
  containers: true,
  images: "unused",
  volumes: "unused",
  networks: true,
  buildCache: "all",
};

/** Carries the rules out; what comes of it keeps the contract. */
export async function run(
  engine: ModelEngine,
  rules: Rules,
  more: Partial<CleanupOptions> = {},
): Promise<CleanupResult> {
  const result = await runCleanup({ engine, rules, ...more });
  const host = { id: "here", name: "here" };
  return CleanupRun.parse({ ...result, id: "1", host, startedBy: { id: "1", name: "Ada" } });
}
