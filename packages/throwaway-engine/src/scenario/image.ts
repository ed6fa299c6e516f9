import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ThrowawayEngine } from "../engine.ts";
import { until } from "../until.ts";
import { ask } from "./ask.ts";
import { baseImage, ensureBaseImage } from "./base-image.ts";
import { type Labelled, labelsOf } from "./labels.ts";

export interface ImageSpec extends Labelled {
  /** None makes a dangling image. */
  tags?: string[];
  /** The image whose layers it shares; default the base image. */
  from?: string;
  /** The size of each layer of its own. */
  layerBytes?: number[];
  /** RUN instructions that come after those layers. */
  run?: string[];
  /** Default "buildkit", which leaves build cache behind; "classic" leaves intermediate images. Podman's own is like that, and is the only one there. */
  builder?: "buildkit" | "classic";
}

export interface MadeImage {
  id: string;
  tags: string[];
  /** Of `layerBytes` together: without the layers it shares, and what `run` wrote. */
  ownBytes: number;
}

/** Builds an image by a Dockerfile. Its layers are random, so they neither compress nor come from the build cache. */
export async function makeImage(engine: ThrowawayEngine, spec: ImageSpec = {}): Promise<MadeImage> {
  const { tags = [], from = baseImage, layerBytes = [], run = [], builder = "buildkit" } = spec;
  await ensureBaseImage(engine);
  const context = join(engine.folder, `build-${randomUUID()}`);
  mkdirSync(context);
  try {
    const lines = [`FROM ${from}`];
    for (const [name, value] of Object.entries(labelsOf(spec)))
      lines.push(`LABEL ${name}=${JSON.stringify(value)}`);
    for (const bytes of layerBytes) {
      const name = `layer-${randomUUID()}`;
      writeFileSync(join(context, name), randomBytes(bytes));
      lines.push(`COPY ${name} /`);
    }
    lines.push(...run.map((command) => `RUN ${command}`));
    writeFileSync(join(context, "Dockerfile"), `${lines.join("\n")}\n`);
    const id = await engine.docker(["build", "-q", ...tags.flatMap((tag) => ["-t", tag]), context], {
      env: { DOCKER_BUILDKIT: engine.kind === "docker" && builder === "buildkit" ? "1" : "0" },
    });
    return {
      id: `sha256:${id.trim().replace("sha256:", "")}`,
      tags,
      ownBytes: layerBytes.reduce((sum, bytes) => sum + bytes, 0),
    };
  } finally {
    rmSync(context, { recursive: true });
  }
}

export interface BuildCacheSpec {
  /** The size of each layer that no image will use; default one of 100,000. */
  layerBytes?: number[];
  /** Size of a file in a `RUN --mount=type=cache` folder; default 0, no such folder. */
  mountBytes?: number;
}

export interface MadeBuildCache {
  /** Of every record that the build added. */
  ids: string[];
  /** Of the layers and the mounted folder among them. */
  bytes: number;
}

/** Leaves build cache that belongs to no image: builds one, and removes it. Podman has no such thing, so there it does nothing. */
export async function makeBuildCache(
  engine: ThrowawayEngine,
  spec: BuildCacheSpec = {},
): Promise<MadeBuildCache> {
  if (engine.kind === "podman") return { ids: [], bytes: 0 };
  const { layerBytes = [100_000], mountBytes = 0 } = spec;
  const mount = `--mount=type=cache,target=/cache head -c ${mountBytes} /dev/urandom >/cache/written`;
  const before = await cacheIds(engine);
  const image = await makeImage(engine, { layerBytes, run: mountBytes > 0 ? [mount] : [] });
  await ask(engine, "DELETE", `/images/${image.id}`);
  const ids = (await cacheIds(engine)).filter((id) => !before.includes(id));
  return { ids, bytes: image.ownBytes + mountBytes };
}

async function cacheIds(engine: ThrowawayEngine): Promise<string[]> {
  let ids: string[] = [];
  let words = "";
  // On containerd's store an engine answers 404 while a view of a snapshot, which a build has left, is being removed.
  await until(
    async () => {
      const { status, body } = await engine.request<{ BuildCache: { ID: string }[] | null }>(
        "GET",
        "/system/df",
      );
      if (status === 200) ids = (body.BuildCache ?? []).map(({ ID }) => ID);
      else words = `${status} ${JSON.stringify(body)}`;
      return status === 200;
    },
    10_000,
    () => `GET /system/df: ${words}`,
  );
  return ids;
}
