import words from "./docs.json" with { type: "json" };

/**
 * What the doc comments of schemas and routers say, by dotted name: `SystemInfo.engine.apiVersion`, `runs.cancel`; of a value of an enum,
 * `RunState=partly`. A program that reads the contract at run time has no comments otherwise.
 */
export const docs: Readonly<Record<string, string>> = words;
