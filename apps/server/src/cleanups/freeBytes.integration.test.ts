import { execFile } from "node:child_process";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeImage, startEngine } from "@dunnage/throwaway-engine";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTestDunnage } from "../../test/dunnage.ts";

// An engine on a file system that nobody else writes to, so that what is free there is its doing alone.

const run = promisify(execFile);
const MB = 1_000_000;

let disk: string;
beforeEach(async () => {
  disk = await mkdtemp(join(tmpdir(), "dunnage-disk-"));
  await run("mount", ["-t", "tmpfs", "-o", "size=2g", "tmpfs", disk]);
  vi.stubEnv("TMPDIR", disk);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await run("umount", [disk]);
  await rm(disk, { recursive: true });
});

test("what a clean-up freed is measured when containerd has given it back, and the run does not wait for that", async () => {
  await using engine = await startEngine({ version: "28.5", store: "containerd" });
  await makeImage(engine, { tags: ["large:1"], layerBytes: [20 * MB, 10 * MB] });
  await using dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  const { client } = await dunnage.signIn();
  const rules = { images: "unused", buildCache: "all" } as const;
  const ended = await client.dockerSystem.cleanup.mutate(rules);
  expect(ended).toMatchObject({ state: "finished", freeBytesAfter: null });

  const runNow = () => client.runs.get.query({ id: ended.id });
  await expect.poll(async () => (await runNow()).freeBytesAfter, { timeout: 30_000 }).not.toBeNull();
  const { freeBytesBefore, freeBytesAfter, ...settled } = await runNow();
  expect(settled).toMatchObject({ state: "finished", finishedAt: ended.finishedAt });
  const { bavail, bsize } = await statfs(engine.dataRoot);
  expect(Math.abs((freeBytesAfter ?? 0) - bavail * bsize)).toBeLessThan(MB);
  const measured = (freeBytesAfter ?? 0) - (freeBytesBefore ?? 0);
  expect(Math.abs(measured / (ended.removedBytes ?? 0) - 1)).toBeLessThan(0.05);
  expect(measured).toBeGreaterThan(60 * MB);
});
