import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { baseImage, makeBuildCache, makeImage, startEngine } from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { cleanUp, removedIn } from "../../test/cleanUp.ts";
import { startHeldRegistry } from "../../test/heldRegistry.ts";
import { tagsOn } from "../../test/host.ts";
import { everything } from "../../test/planOf.ts";

const MB = 1_000_000;

// moby#53321 and moby#39547: an engine's own prune took layers away from under a pull and from under a build.
test("what is being pulled and built while a clean-up takes all it can comes to its end, and is whole", {
  timeout: 240_000,
}, async () => {
  await using host = await startEngine({ version: "28.5", store: "containerd", tcp: { tls: false } });
  await using registry = await startHeldRegistry(host);
  const [pulled, stage] = [`${registry.name}/pulled:1`, `${registry.name}/stage:1`];
  for (const tag of [pulled, stage]) {
    await makeImage(host, { tags: [tag], layerBytes: [3 * MB, 2 * MB] });
    await host.docker(["push", "-q", tag]);
    await host.docker(["rmi", tag]);
  }
  await host.docker(["builder", "prune", "-af"]);
  await makeImage(host, { tags: ["old:1"], layerBytes: [100_000] });
  await makeBuildCache(host);

  const context = join(host.folder, "in-flight");
  await mkdir(context);
  await writeFile(join(context, "made"), randomBytes(100_000));
  const steps = [`FROM ${baseImage} AS first`, "COPY made /", "RUN echo on >> /made"];
  const lines = [...steps, `FROM ${stage}`, "COPY --from=first /made /", "RUN echo built >> /made"];
  await writeFile(join(context, "Dockerfile"), lines.join("\n"));

  registry.hold();
  const pulling = host.docker(["pull", "-q", pulled]);
  await expect.poll(() => registry.waiting, { timeout: 60_000 }).toBeGreaterThan(0);
  const already = registry.waiting;
  const building = host.docker(["build", "-q", "-t", "built:1", context], { env: { DOCKER_BUILDKIT: "1" } });
  await expect.poll(() => registry.waiting, { timeout: 60_000 }).toBeGreaterThan(already);

  const { outcomes } = await cleanUp(host, everything);
  expect(outcomes.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(removedIn(outcomes).some((key) => key.startsWith("images/"))).toBe(true);
  expect(registry.waiting).toBeGreaterThan(already);
  registry.release();
  await Promise.all([pulling, building]);

  expect(await tagsOn(host)).toEqual([pulled, "built:1", baseImage].toSorted());
  const said = await host.docker(["run", "--rm", "built:1", "sh", "-c", "cat /made | wc -c"]);
  expect(Number(said)).toBe(100_000 + "on\n".length + "built\n".length);
  // Each of its layers can be read.
  const files = await host.docker(["run", "--rm", pulled, "sh", "-c", "cat /layer-* | wc -c"]);
  expect(Number(files)).toBe(5 * MB);
});
