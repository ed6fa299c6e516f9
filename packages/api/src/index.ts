import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "./root.ts";

export type * from "./context.ts";
export { docs } from "./docs.ts";
export type * from "./engine.ts";
export { DomainError, EngineError, type EngineErrorParams, reportOf } from "./errors.ts";
export { exampleOf } from "./exampleOf.ts";
export { fieldErrorsOf } from "./fieldErrors.ts";
export type { ProcedureName } from "./procedureName.ts";
export { notJson, notSignedIn, RefusedCall } from "./refusedCall.ts";
export type * from "./registryStore.ts";
export { type AppRouter, appRouter, createCaller } from "./root.ts";
export type * from "./schemas/index.ts";
export type * from "./settingStore.ts";
export { StartupProblem } from "./startupProblem.ts";
export type * from "./stores.ts";
export { toTRPCError } from "./trpc.ts";
export type * from "./webhookStore.ts";

/** What each procedure takes and answers, by name: `RouterOutputs["dockerSystem"]["stats"]`. */
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
