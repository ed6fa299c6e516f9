import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

const refused = [
  ["packages/api/src/a.ts", "import { a } from '@dunnage/docker'"],
  ["packages/api/src/a.ts", "import type { a } from '@dunnage/db'"],
  ["packages/api/src/a.ts", "import { a } from 'node:fs'"],
  ["packages/api/src/a.ts", "import { a } from 'dockerode'"],
  ["packages/api/src/a.test.ts", "import { a } from '@dunnage/docker'"],
  ["packages/docker/src/a.ts", "import { a } from '@dunnage/cleanup'"],
  ["packages/docker/src/a.ts", "import { a } from '@dunnage/throwaway-engine'"],
  ["packages/docker/src/a.ts", "import { a } from 'kysely'"],
  ["packages/docker/src/a.test.ts", "import { a } from '@dunnage/db'"],
  ["packages/cleanup/src/a.ts", "import { a } from '@dunnage/docker'"],
  ["packages/cleanup/src/a.ts", "import type { a } from 'dockerode'"],
  ["packages/cleanup/src/a.ts", "export { a } from '@dunnage/docker'"],
  ["packages/cleanup/src/a.ts", "import { a } from '../../docker/src/index.ts'"],
  ["packages/cleanup/src/a.test.ts", "import { a } from '@dunnage/db'"],
  ["packages/db/src/a.ts", "import { a } from '@dunnage/auth'"],
  ["packages/db/src/a.ts", "import { a } from 'dockerode'"],
  ["packages/auth/src/a.ts", "import { a } from '@dunnage/db'"],
  ["packages/auth/src/a.ts", "import { a } from 'kysely'"],
  ["packages/throwaway-engine/src/a.ts", "import { a } from '@dunnage/docker'"],
  ["packages/demo-engine/src/a.ts", "import { a } from '@dunnage/docker'"],
  ["packages/demo-engine/src/a.test.ts", "import { a } from '@dunnage/api'"],
  ["packages/client/src/a.ts", "import { a } from '@dunnage/api'"],
  ["packages/client/src/a.ts", "import { a } from '@dunnage/api/schemas'"],
  ["packages/client/src/a.ts", "import type { a } from '@dunnage/docker'"],
  ["packages/client/src/a.ts", "import { a } from 'node:fs'"],
  ["apps/server/src/a.ts", "import { a } from 'dockerode'"],
  ["apps/server/src/a.ts", "import { a } from 'better-sqlite3'"],
  ["apps/server/src/a.ts", "import { a } from 'pg'"],
  ["apps/server/src/a.ts", "import { a } from 'kysely/migration'"],
  ["apps/cli/src/a.ts", "import { a } from '@dunnage/db'"],
  ["apps/cli/src/a.ts", "import { a } from '@dunnage/server/testing'"],
  ["apps/cli/src/a.ts", "import { a } from 'dockerode'"],
  ["apps/dashboard/src/a.ts", "import { a } from '@dunnage/api'"],
  ["apps/dashboard/src/a.ts", "import type { a } from '@dunnage/docker'"],
  ["apps/dashboard/src/a.tsx", "import { a } from 'node:path'"],
  ["e2e/a.ts", "import { a } from 'dockerode'"],
  ["bench/a.ts", "import { a } from '../apps/server/src/main.ts'"],
] as const;

const allowed = [
  ["packages/api/src/a.ts", "import { a } from 'zod'"],
  ["packages/api/src/a.test.ts", "import { a } from 'node:fs'"],
  ["packages/api/test/a.ts", "import { a } from '../src/root.ts'"],
  ["packages/docker/src/a.ts", "import { a } from '@dunnage/api'"],
  ["packages/docker/src/a.ts", "import { a } from '@dunnage/api/schemas'"],
  ["packages/docker/src/a.ts", "import { a } from 'dockerode'"],
  ["packages/docker/src/a.test.ts", "import { a } from '@dunnage/throwaway-engine'"],
  ["packages/cleanup/src/a.test.ts", "import { a } from '@dunnage/docker'"],
  ["packages/cleanup/src/a.test.ts", "import { a } from '@dunnage/throwaway-engine'"],
  ["packages/demo-engine/src/a.test.ts", "import { a } from '@dunnage/docker'"],
  ["packages/db/src/a.ts", "import { a } from 'kysely/migration'"],
  ["packages/db/src/a.ts", "import { a } from 'better-sqlite3'"],
  ["packages/auth/src/a.ts", "import { a } from '@dunnage/api'"],
  ["packages/client/src/a.ts", "import type { a } from '@dunnage/api'"],
  ["packages/client/src/a.ts", "export type * from '@dunnage/api/schemas'"],
  ["packages/client/src/a.test.ts", "import { a } from '@dunnage/server/testing'"],
  ["apps/server/src/a.ts", "import { a } from '@dunnage/db'"],
  ["apps/cli/src/a.ts", "import { a } from '@dunnage/docker'"],
  ["apps/cli/src/a.test.ts", "import { a } from '@dunnage/server/testing'"],
  ["apps/dashboard/src/a.ts", "import type { a } from '@dunnage/api'"],
  ["apps/dashboard/src/a.ts", "import { a } from '@dunnage/api/schemas'"],
] as const;

test("lint refuses the imports that point the wrong way, and only those", () => {
  const folder = mkdtempSync(join(tmpdir(), "dunnage-imports-"));
  try {
    // Type-aware rules need the whole workspace, import rules only the text of a file.
    const config = readFileSync(join(root, ".oxlintrc.json"), "utf8").replace(
      '"typeAware": true',
      '"typeAware": false',
    );
    writeFileSync(join(folder, ".oxlintrc.json"), config);
    const cases = [...refused, ...allowed].map(([path, code], index) => {
      const file = join(dirname(path), `case${index}`, path.slice(path.lastIndexOf("/") + 1));
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), `${code.replace("../", "../../")};\n`);
      return { file, label: `${path}: ${code}` };
    });

    const found = refusedFiles(folder);
    const labels = cases.filter(({ file }) => found.has(file)).map(({ label }) => label);
    expect(labels).toEqual(refused.map(([path, code]) => `${path}: ${code}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** The files, relative to `folder`, in which lint found an import to refuse. */
function refusedFiles(folder: string): Set<string> {
  const { stdout } = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--format=unix"], {
    cwd: folder,
    encoding: "utf8",
  });
  const reports = stdout.split("\n").filter((line) => line.includes("no-restricted-imports"));
  return new Set(reports.map((line) => line.slice(0, line.indexOf(":"))));
}
