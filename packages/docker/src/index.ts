export { EngineError } from "@dunnage/api";
export { connectEngine, findEngine } from "./find.ts";
