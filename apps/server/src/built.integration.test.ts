import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
// oxlint-disable-next-line no-restricted-imports -- a database of the tests' own is no part of the package
import { startPostgres } from "../../../packages/db/src/testing/postgres.ts";
import { signIn } from "../test/dunnage.ts";
import { startServerProcess } from "../test/process.ts";

const folder = fileURLToPath(new URL("../dist", import.meta.url));

// What `npm start` and the image run. The end-to-end tests drive it with the embedded database.

test("the bundle serves from PostgreSQL, whose driver is a part that it loads for that alone", async () => {
  await using postgres = await startPostgres();
  const dataDir = await mkdtemp(join(tmpdir(), "dunnage-built-"));
  try {
    const variables = {
      DATABASE_URL: await postgres.createDatabase(),
      DUNNAGE_SECRET: "0123456789abcdef0123456789abcdef",
      DUNNAGE_DATA_DIR: dataDir,
      DOCKER_HOST: "unix:///nonexistent/docker.sock",
    };
    await using server = await startServerProcess(variables, [], [join(folder, "main.js")]);
    const { client } = await signIn(server.url);
    const added = await client.registries.add.mutate({ name: "Ours", url: "https://registry.example.com" });
    expect(await client.registries.list.query()).toEqual([added]);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

test("it tells the licence of what is in it", async () => {
  const licences = await readFile(join(folder, "THIRD-PARTY-LICENCES.txt"), "utf8");
  for (const name of ["hono", "zod", "kysely", "@auth/core"])
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m"));
  expect(licences).toContain("Permission is hereby granted, free of charge");
});
