import type { ThrowawayEngine } from "../engine.ts";
import { baseImage, ensureBaseImage } from "./base-image.ts";
import { makeContainer } from "./container.ts";
import { makeBuildCache, makeImage } from "./image.ts";
import { makeNetwork } from "./network.ts";
import { makeVolume } from "./volume.ts";

export type StandardScenario = Awaited<ReturnType<typeof standardScenario>>;

/**
 * Fills an engine with some of everything, as on a host that was used for a while: two compose projects, what they left
 * behind, and one object of each kind that is to be kept by its label. Names tell what each is for.
 */
export async function standardScenario(engine: ThrowawayEngine) {
  await ensureBaseImage(engine);
  const networks = {
    used: await makeNetwork(engine, { name: "shop_default", project: "shop" }),
    ofStoppedContainer: await makeNetwork(engine, { name: "shop_jobs", project: "shop" }),
    unused: await makeNetwork(engine, { name: "forgotten" }),
    kept: await makeNetwork(engine, { name: "kept_network", keep: true }),
  };
  const volumes = {
    used: await makeVolume(engine, { name: "shop_data", bytes: 120_000, project: "shop" }),
    unused: await makeVolume(engine, { name: "forgotten_data", bytes: 220_000 }),
    anonymous: await makeVolume(engine, { bytes: 80_000 }),
    withOptions: await makeVolume(engine, {
      name: "scratch",
      driverOptions: { type: "tmpfs", device: "tmpfs", o: "mode=755" },
    }),
    kept: await makeVolume(engine, { name: "kept_data", bytes: 60_000, keep: true }),
  };
  const images = {
    shared: await makeImage(engine, { tags: ["shop/runtime:1"], layerBytes: [400_000] }),
    used: await makeImage(engine, {
      tags: ["shop/web:1", "shop/web:latest"],
      from: "shop/runtime:1",
      layerBytes: [200_000, 100_000],
    }),
    ofStoppedContainer: await makeImage(engine, {
      tags: ["shop/job:1"],
      from: "shop/runtime:1",
      layerBytes: [250_000],
    }),
    unused: await makeImage(engine, {
      tags: ["old/report:1"],
      from: "shop/runtime:1",
      layerBytes: [500_000],
    }),
    unusedAlone: await makeImage(engine, { tags: ["old/lonely:1"], layerBytes: [350_000] }),
    dangling: await makeImage(engine, { from: "shop/runtime:1", layerBytes: [150_000] }),
    kept: await makeImage(engine, { tags: ["kept/image:1"], layerBytes: [90_000], keep: true }),
  };
  const buildCache = await makeBuildCache(engine, { layerBytes: [110_000, 70_000], mountBytes: 30_000 });
  const containers = {
    running: await makeContainer(engine, {
      name: "shop-web-1",
      image: "shop/web:1",
      project: "shop",
      writtenBytes: 50_000,
      volumes: ["shop_data"],
      networks: ["shop_default"],
    }),
    exited: await makeContainer(engine, {
      name: "shop-job-1",
      image: "shop/job:1",
      project: "shop",
      state: "exited",
      writtenBytes: 70_000,
      anonymousVolumeBytes: [30_000],
      networks: ["shop_jobs"],
    }),
    paused: await makeContainer(engine, {
      name: "blog-web-1",
      project: "blog",
      state: "paused",
      writtenBytes: 20_000,
    }),
    created: await makeContainer(engine, {
      name: "blog-migrate-1",
      project: "blog",
      state: "created",
      volumes: ["scratch"],
    }),
    alone: await makeContainer(engine, { name: "forgotten-1", state: "exited", writtenBytes: 90_000 }),
    kept: await makeContainer(engine, { name: "kept-1", state: "exited", writtenBytes: 40_000, keep: true }),
  };
  return { base: baseImage, images, containers, volumes, networks, buildCache, projects: ["blog", "shop"] };
}
