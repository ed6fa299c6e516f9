export { type Database, type DatabaseOptions, openDatabase } from "./openDatabase.ts";
