import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const packageFolder = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

/** Somebody else's project: it has the packed package, what that declares, and nothing else. */
export interface OutsideProject extends AsyncDisposable {
  folder: string;
  /** What a strict compiler that checks declarations too has to say of this program; empty when it is content. */
  compile(program: string, options?: { module: "nodenext" | "bundler" }): Promise<string>;
  /** What this program prints in Node. */
  execute(program: string, env?: Record<string, string>): Promise<string>;
}

export async function outsideProject(): Promise<OutsideProject> {
  const folder = await mkdtemp(join(tmpdir(), "dunnage-client-"));
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "@dunnage"), { recursive: true });
  await run("npm", ["run", "--silent", "build"], { cwd: packageFolder });
  const packed = await run("npm", ["pack", "--pack-destination", folder, "--silent"], { cwd: packageFolder });
  await run("tar", ["-xzf", join(folder, packed.stdout.trim()), "-C", folder]);
  await rename(join(folder, "package"), join(modules, "@dunnage/client"));
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    await readFile(join(modules, "@dunnage/client/package.json"), "utf8"),
  );
  // What each of these declares in its turn lies beside its real place, where pnpm has put it.
  for (const name of Object.keys(manifest.dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(await realpath(join(packageFolder, "node_modules", name)), join(modules, name));
  }
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return {
    folder,
    async compile(program, { module } = { module: "nodenext" }) {
      const compilerOptions = {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        skipLibCheck: false,
        module: module === "bundler" ? "esnext" : "nodenext",
        moduleResolution: module,
        target: "es2023",
        lib: ["esnext", "dom", "dom.iterable", "dom.asynciterable"],
        types: [],
      };
      await writeFile(
        join(folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, include: ["program.ts"] }),
      );
      await writeFile(join(folder, "program.ts"), program);
      try {
        await run("tsc", ["-p", folder]);
        return "";
      } catch (error) {
        return String((error as { stdout?: string }).stdout ?? error);
      }
    },
    async execute(program, env = {}) {
      await writeFile(join(folder, "program.mjs"), program);
      const { stdout } = await run(process.execPath, [join(folder, "program.mjs")], { cwd: folder, env });
      return stdout;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
