import { createHash } from "node:crypto";
import type { EngineImageLayers, EngineLayer } from "@dunnage/api";
import { endpoints } from "./endpoints.ts";
import { badAnswer } from "./failure.ts";
import type { Link } from "./link.ts";
import type { ImageHistory } from "./parse/images.ts";

type Step = ImageHistory[number];

const MOST_IMAGES_KEPT = 5000; // about 2 KB each

/** Reads an image's layers, or recalls them. */
export async function readLayers(
  link: Link,
  imageId: string,
  signal: AbortSignal,
): Promise<EngineImageLayers> {
  const known = link.layers.get(imageId);
  if (known) return known;
  const { imageManifests } = link.capabilities;
  const inspecting = link.ask(
    endpoints.image,
    { name: imageId, ...(imageManifests && { query: { manifests: "1" } }) },
    signal,
  );
  const readHistory = () => link.ask(endpoints.imageHistory, { name: imageId }, signal);
  const told = (layers: EngineLayer[] | null) => {
    if (layers !== null) return layers;
    throw badAnswer(link.attempt(endpoints.imageHistory), "The history has more layers than the image.");
  };
  let answer: EngineImageLayers;
  if (link.imageStore === "graphdriver") {
    const { diffIds, sizeBytes } = await inspecting;
    const layers = await link.layerSizes.of(chainIds(diffIds), sizeBytes, async () =>
      told(layersOf(diffIds, await readHistory(), sizeBytes)),
    );
    answer = { layers, contentBytes: 0 };
  } else {
    const [{ diffIds, sizeBytes, contentBytes }, history] = await Promise.all([inspecting, readHistory()]);
    const containerd = link.imageStore === "containerd";
    answer = {
      layers: told(layersOf(diffIds, history, containerd ? null : sizeBytes)),
      // Before API 1.48 its size stands for the content of this platform, on containerd's store.
      contentBytes: containerd ? (contentBytes ?? sizeBytes) : 0,
    };
  }
  if ((await inspecting).id === imageId) keep(link.layers, imageId, answer);
  return answer;
}

function keep(cache: Link["layers"], imageId: string, layers: EngineImageLayers): void {
  const [oldest] = cache.keys();
  if (cache.size >= MOST_IMAGES_KEPT && oldest !== undefined) cache.delete(oldest);
  cache.set(imageId, layers);
}

/**
 * An image's layers with their sizes, from the bottom up. The engine tells the layers (RootFS) apart from the steps that made the image
 * (history), and a size only with the steps, some of which made no layer. A step with a size made one; of the others those did
 * that are likeliest to. Bytes that no step accounts for, in images that came without a history, go to the top layer.
 *
 * `null` if there are more steps with a size than layers, so that the two do not belong together.
 */
export function layersOf(
  diffIds: string[],
  history: ImageHistory,
  sizeBytes: number | null,
): EngineLayer[] | null {
  const made = stepsThatMadeLayers(history, diffIds.length);
  if (made === null) return null;
  const sizes = diffIds.map((_, index) => made[index]?.sizeBytes ?? 0);
  const untold = (sizeBytes ?? 0) - sizes.reduce((sum, size) => sum + size, 0);
  if (made.length < diffIds.length && untold > 0) sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + untold;
  return chainIds(diffIds).map((chainId, index) => ({ chainId, sizeBytes: sizes[index] ?? 0 }));
}

function stepsThatMadeLayers(history: ImageHistory, layers: number): Step[] | null {
  const sized = history.filter((step) => step.sizeBytes > 0).length;
  if (sized > layers) return null;
  const likeliest = history
    .filter((step) => step.sizeBytes === 0)
    .toSorted((one, other) => likelihood(other) - likelihood(one))
    .slice(0, layers - sized);
  const chosen = new Set(likeliest);
  return history.filter((step) => step.sizeBytes > 0 || chosen.has(step));
}

// Instructions of a Dockerfile that only change the image's configuration.
const configuration =
  /^(ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME)\b/;

/** How likely it is that a step without a size made an (empty) layer. */
function likelihood({ createdBy }: Step): number {
  const instruction = createdBy.replace(/^.*#\(nop\)\s*/, "");
  if (configuration.test(instruction)) return 0;
  return instruction.startsWith("WORKDIR") ? 1 : 2; // WORKDIR makes a layer where it makes the folder
}

/** https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid */
function chainIds(diffIds: string[]): string[] {
  let parent: string | undefined;
  return diffIds.map((diffId) => {
    const chainId = parent === undefined ? diffId : sha256(`${parent} ${diffId}`);
    parent = chainId;
    return chainId;
  });
}

function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
