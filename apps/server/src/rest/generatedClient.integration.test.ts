import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";

// Somebody else's program: its types are generated from the document that a running Dunnage serves, and it talks to that Dunnage.

const run = promisify(execFile);
const modules = join(import.meta.dirname, "../../node_modules");
let folder: string;
let engine: ThrowawayEngine;
let dunnage: TestDunnage;
let admin: Visitor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunnage-generated-"));
  engine = await startEngine();
  dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  admin = await dunnage.signIn();
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  for (const name of ["openapi-fetch", "@types/node"])
    await symlink(await realpath(join(modules, name)), join(folder, "node_modules", name));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    module: "nodenext",
    target: "es2023",
    lib: ["esnext", "dom", "dom.iterable"],
    types: ["node"],
    allowImportingTsExtensions: true,
  };
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["program.ts"] }),
  );
  // Without a login: the document is for anybody.
  const types = await openapiTS(new URL("/api/v1/openapi.json", dunnage.url));
  await writeFile(join(folder, "dunnage.d.ts"), astToString(types));
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** What the compiler has to say of this program; empty when it is content. */
async function compile(program: string): Promise<string> {
  await writeFile(join(folder, "program.ts"), program);
  try {
    await run("tsc", ["-p", folder]);
    return "";
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error);
  }
}

const client = `
  import createClient from "openapi-fetch";
  import type { components, paths } from "./dunnage.d.ts";
  const { DUNNAGE_URL = "", COOKIE = "" } = process.env;
  const client = createClient<paths>({ baseUrl: DUNNAGE_URL, headers: { cookie: COOKIE } });
`;

test("a generated client takes a stopped container away, after a look at the plan", async () => {
  const { id } = await makeContainer(engine, { name: "stopped", state: "exited" });
  const program = `${client}
    const info = await client.GET("/api/v1/docker/system/info");
    const kind: "docker" | "podman" | undefined = info.data?.engine.kind;
    const history = await client.GET("/api/v1/docker/system/history", { params: { query: { since_ms: 1000 } } });
    const full: string | undefined = history.data?.forecast?.full_at;
    const preview = await client.POST("/api/v1/docker/system/preview", { body: { containers: true } });
    const plan = preview.data?.id;
    const planned: number | null | undefined = preview.data?.totals.containers?.count;
    const done = await client.POST("/api/v1/docker/system/cleanup", { body: plan === undefined ? {} : { plan } });
    const outcome: components["schemas"]["Outcome"] | undefined = done.data?.outcomes[0];
    const run = await client.GET("/api/v1/runs/{id}", { params: { path: { id: done.data?.id ?? "" } } });
    const ended = await client.POST("/api/v1/runs/{id}/cancel", { params: { path: { id: done.data?.id ?? "" } }, body: {} });
    const code = ended.error?.code;
    const again = await client.POST("/api/v1/docker/system/cleanup", { body: {} });
    console.log(JSON.stringify({
      kind, full: full ?? null, planned, removed: outcome?.id, how: outcome?.outcome, state: run.data?.state, code,
      refused: [again.response.status, again.error?.title, again.error?.detail],
    }));
  `;
  expect(await compile(program)).toBe("");
  const env = { PATH: process.env.PATH, DUNNAGE_URL: dunnage.url, COOKIE: admin.cookies.header() };
  const { stdout } = await run(process.execPath, [join(folder, "program.ts")], { env });
  expect(JSON.parse(stdout)).toEqual({
    kind: "docker",
    full: null,
    planned: 1,
    removed: id,
    how: "removed",
    state: "finished",
    code: "run_not_running",
    refused: [400, "Bad request", expect.stringContaining("build_cache")],
  });
  expect(await engine.docker(["ps", "-aq", "--filter", "name=stopped"])).toBe("");
});

test.each([
  ["an address that is not there", 'await client.GET("/api/v1/docker/system/nothing", {});', "nothing"],
  ["a field that is not there", '(await client.GET("/api/v1/session")).data?.usr;', "usr"],
  [
    "a rule that is not there",
    'await client.POST("/api/v1/docker/system/preview", { body: { images: "everything" } });',
    "everything",
  ],
  ["a body that is missing", 'await client.POST("/api/v1/registries");', "Expected 2 arguments"],
])("its compiler is told of %s", async (_name, misuse, word) => {
  const told = await compile(`${client} ${misuse} export type Unused = components;`);
  expect(told).toContain(word);
});
