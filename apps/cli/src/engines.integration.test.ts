import type { CleanupRun, DiskUsage } from "@dunnage/api/schemas";
import { makeContainer, makeImage, podman, startEngine, testEngines } from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { bundledCli } from "../test/cli.ts";

// What is left out of the bundle is missed on no engine.

test.each([...testEngines, podman])("--local sees and cleans up $title", async ({ options }) => {
  await using engine = await startEngine(options);
  await using cli = await bundledCli({ DOCKER_HOST: engine.host });
  await makeImage(engine, { tags: ["shop/web:1"], layerBytes: [4000], builder: "classic" });
  const { id } = await makeContainer(engine, { state: "exited", writtenBytes: 3000 });

  const seen = await cli.run(["--local", "df", "--json"]);
  expect(seen).toMatchObject({ code: 0, stderr: "" });
  const { totals }: DiskUsage = JSON.parse(seen.stdout);
  expect(totals.containers).toMatchObject({ count: 1, usedCount: 0 });
  expect(totals.images.count).toBeGreaterThan(1);

  const cleaned = await cli.run([
    "--local",
    "clean",
    "--containers",
    "--images",
    "unused",
    "--yes",
    "--json",
  ]);
  expect(cleaned.code).toBe(0);
  const { run }: { run: CleanupRun } = JSON.parse(cleaned.stdout);
  expect(run.outcomes).toContainEqual(expect.objectContaining({ id, outcome: "removed" }));
  expect(await engine.docker(["ps", "--all", "--quiet"])).toBe("");
  expect(await engine.docker(["image", "ls", "--quiet"])).toBe("");
});
