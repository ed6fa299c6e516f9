import { startTestDunnage, type TestDunnage } from "@dunnage/server/testing";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OutsideProject, outsideProject } from "../test/outsideProject.ts";

let outside: OutsideProject;

beforeAll(async () => {
  outside = await outsideProject();
});
afterAll(() => outside?.[Symbol.asyncDispose]());

const client = `
  import { createDunnageClient } from "@dunnage/client";
  const client = createDunnageClient({ url: "https://dunnage.example.com", token: "dn_1" });
`;

describe("an outside project's compiler", () => {
  test.each(["nodenext", "bundler"] as const)("finds no any in any call (%s)", async (module) => {
    const program = `
      import type { DunnageClient, Problem, RouterInputs, RouterOutputs } from "@dunnage/client";
      type IsAny<T> = 0 extends 1 & T ? true : false;
      type AnyInside<T> = IsAny<T> extends true ? true
        : T extends AbortSignal ? false
        : T extends Promise<infer Told> | AsyncIterable<infer Told> ? AnyInside<Told>
        : T extends (...call: infer A) => infer R ? AnyInside<A> | AnyInside<R> extends false ? false : true
        : T extends object ? (true extends { [K in keyof T]: AnyInside<T[K]> }[keyof T] ? true : false)
        : false;
      export const inputs: AnyInside<RouterInputs> = false;
      export const outputs: AnyInside<RouterOutputs> = false;
      export const problem: AnyInside<Problem> = false;
      export const calls: AnyInside<DunnageClient> = false;
      // @ts-expect-error what is any is found
      export const found: AnyInside<{ deep: { any: any }[] }> = false;
      // @ts-expect-error in what a function takes, too
      export const taken: AnyInside<{ call(value: any): void }> = false;
    `;
    expect(await outside.compile(program, { module })).toBe("");
  });

  test("gets inputs and outputs typed", async () => {
    const program = `${client}
      import { problemOf, type CleanupPlan } from "@dunnage/client";
      const stats = await client.dockerSystem.stats.query();
      export const images: number | null = stats.diskUsage.images;
      const info = await client.dockerSystem.info.query({ host: "local" }, { signal: AbortSignal.timeout(5000) });
      export const kind: "docker" | "podman" = info.engine.kind;
      const plan: CleanupPlan = await client.dockerSystem.preview.mutate({ containers: { stoppedForMs: 1 }, images: "unused" });
      const run = await client.dockerSystem.cleanup.mutate({ plan: plan.id, wait: false });
      const watching = client.runs.watch.subscribe({ id: run.id }, {
        onData({ id, data }) {
          const seen: string = id;
          const outcome: "removed" | "kept" | "failed" | "unknown" | undefined = data.outcomes[0]?.outcome;
          console.log(seen, outcome);
        },
        onError(error) {
          const { code, advice, fields } = problemOf(error);
          console.log(code === "plan_expired", advice?.length, fields[0]?.field.length);
        },
      });
      watching.unsubscribe();
    `;
    expect(await outside.compile(program)).toBe("");
  });

  test.each([
    ["a field that is not there", "(await client.dockerSystem.stats.query()).totalImagez;", "totalImagez"],
    ["a rule that is not there", 'await client.dockerSystem.cleanup.mutate({ images: "all" });', '"all"'],
    ["an input that is not there", 'await client.dockerSystem.info.query({ hots: "local" });', "hots"],
    ["an input that is lacking", "await client.runs.get.query();", "arguments"],
    ["a procedure that is not there", "await client.dockerSystem.destroy.mutate({});", "destroy"],
    ["a query called as a mutation", "await client.dockerSystem.stats.mutate({});", "mutate"],
    [
      "an error code that is not there",
      'export const c: import("@dunnage/client").ProblemCode = "late";',
      "late",
    ],
  ])("tells of %s", async (_name, misuse, word) => {
    const told = await outside.compile(`${client} ${misuse} export {};`);
    expect(told.match(/error TS/g)).toHaveLength(1);
    expect(told).toContain(word);
  });
});

describe("an outside program in Node", () => {
  let engine: ThrowawayEngine;
  let dunnage: TestDunnage;
  let env: Record<string, string>;

  beforeAll(async () => {
    engine = await startEngine();
    dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
    const { client: signed } = await dunnage.signIn();
    const { secret } = await signed.tokens.create.mutate({
      name: "outside",
      role: "administrator",
      expiresInDays: 1,
    });
    env = { URL: dunnage.url, TOKEN: secret };
  });
  afterAll(async () => {
    await dunnage?.[Symbol.asyncDispose]();
    await engine?.[Symbol.asyncDispose]();
  });

  const signedIn = `
    import { createDunnageClient, problemOf } from "@dunnage/client";
    const { URL: url, TOKEN: token } = process.env;
    const client = createDunnageClient({ url, token });
  `;

  test("reads, plans, runs, and follows the run to its end", async () => {
    const { id } = await makeContainer(engine, { state: "exited" });
    const printed = await outside.execute(
      `${signedIn}
      const { engine } = await client.dockerSystem.info.query();
      const plan = await client.dockerSystem.preview.mutate({ containers: true });
      const run = await client.dockerSystem.cleanup.mutate({ plan: plan.id, wait: false });
      const outcomes = [];
      await new Promise((resolve, reject) => client.runs.watch.subscribe({ id: run.id }, {
        onData: ({ data }) => outcomes.push(...data.outcomes),
        onComplete: resolve,
        onError: reject,
      }));
      const { state } = await client.runs.get.query({ id: run.id });
      console.log(JSON.stringify({ kind: engine.kind, planned: plan.items.length, outcomes, state }));`,
      env,
    );
    expect(JSON.parse(printed)).toMatchObject({
      kind: "docker",
      planned: 1,
      outcomes: [{ kind: "containers", id, outcome: "removed" }],
      state: "finished",
    });
  });

  test.each([
    ["its input is wrong", "client.runs.get.query({ id: 'mine' })", { code: "BAD_REQUEST", status: 400 }],
    [
      "there is no such run",
      "client.runs.get.query({ id: crypto.randomUUID() })",
      { code: "run_not_found", status: 404 },
    ],
    [
      "nobody is signed in",
      "createDunnageClient({ url }).dockerSystem.info.query()",
      { code: "UNAUTHORIZED", status: 401 },
    ],
    [
      "there is no such page",
      "createDunnageClient({ url: url + '/api/v1' }).health.query()",
      { code: "not_dunnage", status: 404 },
    ],
    [
      "nobody answers",
      "createDunnageClient({ url: 'http://127.0.0.1:9' }).health.query()",
      { code: "no_answer", status: null },
    ],
    [
      "it gives up",
      "client.dockerSystem.info.query(undefined, { signal: AbortSignal.abort() })",
      { code: "aborted", status: null },
    ],
    [
      "a subscription is refused",
      "new Promise((_, onError) => client.runs.watch.subscribe({ id: crypto.randomUUID() }, { onError }))",
      { code: "run_not_found", status: 404 },
    ],
    [
      "a subscription's caller is not signed in",
      "new Promise((_, onError) => createDunnageClient({ url }).dockerSystem.watch.subscribe({}, { onError }))",
      { code: "UNAUTHORIZED", status: 401 },
    ],
  ])("learns what is wrong when %s", async (_name, call, problem) => {
    const printed = await outside.execute(
      `${signedIn} await ${call}.catch((error) => console.log(JSON.stringify(problemOf(error)))); process.exit()`,
      env,
    );
    expect(JSON.parse(printed)).toMatchObject(problem);
  });

  test("sends its token with calls and subscriptions", async () => {
    const printed = await outside.execute(`
      import { createDunnageClient } from "@dunnage/client";
      const sent = [];
      const both = Promise.withResolvers();
      const fetch = async (at, { headers }) => {
        sent.push([new URL(at).pathname, new Headers(headers).get("authorization")]);
        if (sent.length === 2) both.resolve();
        return new Response("", { status: 204 });
      };
      const client = createDunnageClient({ url: "https://dunnage.example.com/below", token: "t", fetch });
      await client.health.query().catch(() => {});
      client.dockerSystem.watch.subscribe({}, {});
      await both.promise;
      console.log(JSON.stringify(sent));
      process.exit();
    `);
    expect(JSON.parse(printed)).toEqual([
      ["/below/api/trpc/health", "Bearer t"],
      ["/below/api/trpc/dockerSystem.watch", "Bearer t"],
    ]);
  });
});
