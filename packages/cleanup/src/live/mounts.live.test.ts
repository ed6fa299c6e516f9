import { baseImage, makeImage, startEngine } from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { cleanUp } from "../../test/cleanUp.ts";
import { readReclaimable } from "../../test/reclaimable.ts";

// Images as mounts came with 28: the engine's own prune spares them on overlay2 and takes them on containerd's store. Here they stay on both.
test.each(["overlay2", "containerd"] as const)(
  "an image that a container mounts stays, on %s",
  { timeout: 120_000 },
  async (store) => {
    await using host = await startEngine({ version: "28.5", store });
    await makeImage(host, { tags: ["mounted:1"], layerBytes: [300_000] });
    await makeImage(host, { tags: ["latest"], layerBytes: [200_000] });
    await makeImage(host, { tags: ["unused:1"], layerBytes: [100_000] });
    for (const source of ["mounted:1", "latest"]) {
      await host.docker(["create", "--mount", `type=image,source=${source},target=/m`, baseImage, "true"]);
    }
    const { outcomes } = await cleanUp(host, { images: "unused" });
    expect(outcomes.map(({ names, outcome }) => [names, outcome])).toEqual([[["unused:1"], "removed"]]);
    expect(await host.docker(["image", "ls", "--format", "{{.Repository}}"])).toMatch(/^mounted$/m);
    expect((await readReclaimable(host)).images).toBe(0);
  },
);
