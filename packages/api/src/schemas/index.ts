// What a browser or another program may use of the contract at run time: schemas, no server code.
export * from "./cleanup.ts";
export * from "./errors.ts";
export * from "./primitives.ts";
export * from "./registry.ts";
export * from "./session.ts";
export * from "./systemInfo.ts";
export * from "./systemStats.ts";
