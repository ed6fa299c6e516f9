export { type Database, type DatabaseOptions, openDatabase } from "./openDatabase.ts";
export { type Sealer, sealerOf } from "./sealer.ts";
