// What a browser or another program may use of the contract at run time: schemas, no server code.
export * from "./audit.ts";
export * from "./cleanup.ts";
export * from "./diagnostics.ts";
export * from "./diskUsage.ts";
export * from "./errors.ts";
export * from "./hostChange.ts";
export * from "./hostDisk.ts";
export * from "./plan.ts";
export * from "./primitives.ts";
export * from "./protection.ts";
export * from "./registry.ts";
export * from "./rules.ts";
export * from "./session.ts";
export * from "./systemInfo.ts";
export * from "./systemStats.ts";
export * from "./usageHistory.ts";
export * from "./users.ts";
