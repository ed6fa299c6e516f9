import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { baseImage, makeContainer, type ThrowawayEngine, tarball } from "@dunnage/throwaway-engine";

export interface BigHost {
  containers: number;
  filesInEach: number;
  images: number;
  volumes: number;
  filesInVolume: number;
  /** Compose projects that the containers belong to, in turn. */
  projects: number;
}

/** For trying a benchmark out: `0.1` makes every host a tenth of its size. */
export const scale = Number(process.env.DUNNAGE_BENCH_SCALE ?? "1");
if (!(scale > 0)) throw new Error("DUNNAGE_BENCH_SCALE must be a number above 0.");

/** As reports of slow hosts describe them: moby/moby#31719, and what people's hosts look like after a year without a clean-up. */
export const bigHost: BigHost = {
  containers: scaled(1000),
  filesInEach: 20,
  images: scaled(300),
  volumes: scaled(500),
  filesInVolume: 200,
  projects: scaled(100),
};

export function scaled(count: number): number {
  return Math.max(1, Math.round(count * scale));
}

export function saidOf({ containers, filesInEach, images, volumes, filesInVolume }: BigHost): string {
  return `${containers} stopped containers with ${filesInEach} files each, ${images} images, ${volumes} volumes with ${filesInVolume} files each`;
}

const AT_ONCE = 8;

/** Fills an engine with stopped containers, images that share layers ten by ten, and anonymous volumes, none of which anything uses. */
export async function fill(engine: ThrowawayEngine, host: BigHost): Promise<void> {
  // One container that stays, so that the image which all can be built on does.
  await makeContainer(engine, { name: "stays" });
  const archive = imagesArchive(host.images);
  expectStatus(await engine.request("POST", "/images/load?quiet=1", archive), 200);
  const files = tarball(
    Array.from({ length: host.filesInEach }, (_, index) => ({
      path: `written-${index}`,
      content: Buffer.from(`written by the container, file ${index}\n`),
    })),
  );
  await eachOf(host.containers, async (index) => {
    const body = {
      Image: index % 2 === 0 ? baseImage : imageName(index % host.images),
      Cmd: ["true"],
      Labels: { "com.docker.compose.project": `project-${index % host.projects}` },
    };
    const made = await engine.request<{ Id: string }>("POST", "/containers/create", body);
    expectStatus(made, 201);
    expectStatus(await engine.request("PUT", `/containers/${made.body.Id}/archive?path=/`, files), 200);
  });
  await eachOf(host.volumes, async () => {
    const made = await engine.request<{ Name: string }>("POST", "/volumes/create", {});
    expectStatus(made, 201);
    const folder = join(engine.dataRoot, "volumes", made.body.Name, "_data");
    mkdirSync(folder, { recursive: true });
    for (let file = 0; file < host.filesInVolume; file++)
      writeFileSync(join(folder, `${file}`), "x".repeat(100));
  });
  // What was written goes to the disk now, and not while somebody's time is taken.
  await promisify(execFile)("sync");
}

async function eachOf(count: number, work: (index: number) => Promise<void>): Promise<void> {
  const indices = Array.from({ length: count }, (_, index) => index).values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const index of indices) await work(index);
    }),
  );
}

function expectStatus({ status, body }: { status: number; body: unknown }, expected: number): void {
  if (status !== expected) throw new Error(`The engine answered ${status}: ${JSON.stringify(body)}`);
}

const imageName = (index: number) => `bench/image-${index}:1`;

/** What `docker save` would write: each image has a layer of its own on one that ten share. Nothing can be pulled, and building takes too long. */
function imagesArchive(count: number): Uint8Array {
  const layerOf = (name: string, bytes: number) => {
    const tar = tarball([{ path: name, content: Buffer.alloc(bytes, name) }]);
    return { path: `${name}.tar`, tar, diffId: `sha256:${createHash("sha256").update(tar).digest("hex")}` };
  };
  const shared = Array.from({ length: Math.ceil(count / 10) }, (_, index) =>
    layerOf(`shared-${index}`, 20_000),
  );
  const entries = shared.map(({ path, tar }) => ({ path, content: tar as Uint8Array }));
  const manifest = Array.from({ length: count }, (_, index) => {
    const below = shared[Math.floor(index / 10)];
    const own = layerOf(`own-${index}`, 10_000);
    const layers = below ? [below, own] : [own];
    const config = Buffer.from(
      JSON.stringify({
        architecture: process.arch === "arm64" ? "arm64" : "amd64",
        os: "linux",
        created: "2026-01-01T00:00:00Z",
        config: { Cmd: ["true"] },
        rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) },
        history: layers.map(({ path }) => ({ created: "2026-01-01T00:00:00Z", created_by: path })),
      }),
    );
    const name = `${createHash("sha256").update(config).digest("hex")}.json`;
    entries.push({ path: own.path, content: own.tar }, { path: name, content: config });
    return { Config: name, RepoTags: [imageName(index)], Layers: layers.map(({ path }) => path) };
  });
  return tarball([...entries, { path: "manifest.json", content: Buffer.from(JSON.stringify(manifest)) }]);
}
