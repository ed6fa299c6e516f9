import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commentsIn } from "../test/commentsIn.ts";
import { appRouter } from "./root.ts";

const sources = globSync(["root.ts", "schemas/*.ts", "router/*.ts"], { cwd: import.meta.dirname })
  .toSorted()
  .map((path) => ({ path, text: readFileSync(`${import.meta.dirname}/${path}`, "utf8") }));
const comments = commentsIn(sources);

// `vitest run packages/api/src/docs.test.ts -u` writes it anew.
test("docs.json has the doc comments of the contract", async () => {
  await expect(`${JSON.stringify(comments, null, 2)}\n`).toMatchFileSnapshot("docs.json");
});

test("they are found where they stand", () => {
  expect(comments).toMatchObject({
    "SystemInfo.engine.apiVersion": "The newest API version that the engine speaks.",
    "RunSummary.finishedAt": "`null` while it runs.",
    "KeptReason=changed": "It came into use, or changed, since the plan was made.",
    "runs.cancel": expect.stringContaining("`run_not_running`"),
    health: expect.stringContaining("process lives"),
    "Rules.containers.stoppedForMs": expect.stringContaining("stopped at least so long ago"),
  });
});

test("what a schema takes over from another it has the words of", () => {
  expect(comments["CleanupRun.finishedAt"]).toBe(comments["RunSummary.finishedAt"]);
  expect(comments["Protection.kind"]).toBe(comments["NewProtection.kind"]);
  expect(comments["PlanItem.bytes"]).toContain("What its removal frees");
});

test("every procedure says what it does", () => {
  expect(Object.keys(appRouter._def.procedures).filter((name) => !(name in comments))).toEqual([]);
});
