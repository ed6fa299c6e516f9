import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

// Somebody else's program: it has the packed package and its peers, and a strict compiler that checks declarations too.

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunnage-outside-"));
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "@dunnage"), { recursive: true });
  await mkdir(join(modules, "@trpc"));
  await mkdir(join(modules, "@types"));
  await run("tsc", ["-p", "tsconfig.build.json"], { cwd: packageFolder });
  const packed = await run("npm", ["pack", "--pack-destination", folder, "--silent"], { cwd: packageFolder });
  await run("tar", ["-xzf", join(folder, packed.stdout.trim()), "-C", folder]);
  await symlink(join(folder, "package"), join(modules, "@dunnage/api"));
  const node = await realpath(join(packageFolder, "node_modules/@types/node"));
  await symlink(join(node, "../../undici-types"), join(modules, "undici-types"));
  for (const peer of ["@trpc/server", "@trpc/client", "zod", "@types/node"]) {
    await symlink(await realpath(join(packageFolder, "node_modules", peer)), join(modules, peer));
  }
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: "nodenext",
    target: "es2023",
    lib: ["esnext", "dom", "dom.iterable", "dom.asynciterable"],
    // What @trpc/server's own declarations ask for.
    types: ["node"],
    // The package's own folder is a link, as a package manager may leave it; what it imports lies beside the link.
    preserveSymlinks: true,
  };
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["program.ts"] }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the compiler has to say of this program; empty when it is content. */
async function compile(program: string, skipLibCheck: "true" | "false"): Promise<string> {
  await writeFile(join(folder, "program.ts"), program);
  try {
    await run("tsc", ["-p", folder, "--skipLibCheck", skipLibCheck]);
    return "";
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error);
  }
}

test("gets the whole contract typed, every declaration sound, with no any anywhere in it", async () => {
  const program = `
    import type { RouterInputs, RouterOutputs } from "@dunnage/api";
    type IsAny<T> = 0 extends 1 & T ? true : false;
    type AnyInside<T> = IsAny<T> extends true ? true
      : T extends object ? (true extends { [K in keyof T]: AnyInside<T[K]> }[keyof T] ? true : false)
      : false;
    export const inputs: AnyInside<RouterInputs> = false;
    export const outputs: AnyInside<RouterOutputs> = false;
    // @ts-expect-error what is any is found
    export const found: AnyInside<{ deep: { any: any }[] }> = false;
  `;
  expect(await compile(program, "false")).toBe("");
});

// @trpc/client's own declarations need those of `ws`, which nobody here has; so its programs skip the check of declarations.
const client = `
  import { createTRPCClient, httpLink } from "@trpc/client";
  import type { AppRouter } from "@dunnage/api";
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: "http://127.0.0.1:7070/api/trpc" })] });
`;

test("calls it through tRPC's client", async () => {
  const program = `${client}
    const stats = await client.dockerSystem.stats.query({});
    export const images: number | null = stats.diskUsage.images;
    const info = await client.dockerSystem.info.query();
    export const kind: "docker" | "podman" = info.engine.kind;
    const run = await client.dockerSystem.cleanup.mutate({ containers: { stoppedForMs: 1 }, images: "unused" });
    export const outcome: "removed" | "kept" | "failed" | "unknown" | undefined = run.outcomes[0]?.outcome;
  `;
  expect(await compile(program, "true")).toBe("");
});

test.each([
  ["a field that is not there", "(await client.dockerSystem.stats.query({})).totalImagez;", "totalImagez"],
  [
    "a rule that is not there",
    'await client.dockerSystem.cleanup.mutate({ images: "everything" });',
    "everything",
  ],
  ["a procedure that is not there", "await client.dockerSystem.destroy.mutate({});", "destroy"],
])("is told of %s", async (_name, misuse, word) => {
  const told = await compile(`${client} ${misuse} export {};`, "true");
  expect(told.match(/error TS/g)).toHaveLength(1);
  expect(told).toContain(word);
});

test("imports its schemas at run time with nothing but zod", async () => {
  await writeFile(
    join(folder, "run.mjs"),
    `import { CleanupInput } from "@dunnage/api/schemas"; console.log(CleanupInput.safeParse({ images: true }).success);`,
  );
  const { stdout } = await run(
    process.execPath,
    ["--preserve-symlinks", "--preserve-symlinks-main", join(folder, "run.mjs")],
    {
      cwd: dirname(join(folder, "run.mjs")),
    },
  );
  expect(stdout.trim()).toBe("true");
});
