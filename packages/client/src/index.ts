export type { AppRouter, RouterInputs, RouterOutputs } from "@dunnage/api";
export type * from "@dunnage/api/schemas";
export type { CallOptions, DunnageClient, Watching, WatchOptions } from "./calls.ts";
export { type ClientOptions, createDunnageClient } from "./client.ts";
export { type Problem, type ProblemCode, problemOf } from "./problem.ts";
