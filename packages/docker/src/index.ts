export { EngineError } from "@dunnage/api";
export { connectEngine, findEngine } from "./find.ts";
export type { EngineCall } from "./link.ts";
export { engineVariables } from "./variables.ts";
