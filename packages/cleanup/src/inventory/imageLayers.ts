import {
  type Engine,
  type EngineContainer,
  EngineError,
  type EngineImage,
  type EngineImageLayers,
  type ReadOptions,
} from "@dunnage/api";
import type { LayersOf } from "../accounting/layers.ts";
import { imagesHeld, imageUse } from "../holders.ts";
import { eachAtOnce } from "./eachAtOnce.ts";

/** Images and what containers run from, with their layers. */
export interface ImagesRead {
  layersOf: LayersOf;
  /** Ids of all that hold layers: the images, and what containers run from that is no listed image. */
  holderIds: string[];
  /** A container that may run from any image, since what it runs from cannot be read; `null` if there is none. */
  unresolved: { container: EngineContainer; error: EngineError } | null;
}

/** Layers never change and are kept by id, so only the first reading of an image costs a request or two. More does not make an engine faster. */
const AT_ONCE = 8;

type Read = ReadonlyMap<string, EngineImageLayers | EngineError>;

/**
 * Reads images' layers. Those of one that cannot be read, or is there no more, are `null`; throws an EngineError only when the engine cannot
 * be reached or does not answer.
 */
export async function readImageLayers(
  engine: Engine,
  imageIds: Iterable<string>,
  reading: ReadOptions = {},
): Promise<LayersOf> {
  return layersIn(await readEach(engine, imageIds, reading));
}

/** `listing`: the containers, which may be told while the listed images are being read. */
export async function readLayers(
  engine: Engine,
  images: EngineImage[],
  listing: EngineContainer[] | Promise<EngineContainer[]>,
  reading: ReadOptions = {},
): Promise<ImagesRead> {
  const listed = await readEach(
    engine,
    images.map(({ id }) => id),
    reading,
  );
  const containers = await listing;
  const { unlisted } = imageUse(images, imagesHeld(containers));
  const read: Read = new Map([...listed, ...(await readEach(engine, unlisted, reading))]);
  const ids = [...images.map(({ id }) => id), ...unlisted];
  const layersOf = layersIn(read);
  const errorOf = (id: string) => {
    const error = read.get(id);
    // What the engine does not know any more holds nothing: removed meanwhile, or by force from under a stopped container.
    return error instanceof EngineError && error.code !== "not_found" ? error : null;
  };
  const unresolved = unlisted.flatMap((id) => {
    const error = errorOf(id);
    if (error === null) return [];
    const container = containers.find((one) => one.imageId === id || one.mountedImages.includes(id));
    return container ? [{ container, error }] : [];
  });
  return {
    layersOf,
    holderIds: ids.filter((id) => layersOf(id) !== null || errorOf(id) !== null),
    unresolved: unresolved[0] ?? null,
  };
}

async function readEach(
  engine: Engine,
  imageIds: Iterable<string>,
  reading: ReadOptions = {},
): Promise<Read> {
  const read = new Map<string, EngineImageLayers | EngineError>();
  await eachAtOnce(AT_ONCE, [...new Set(imageIds)], async (id) => {
    try {
      read.set(id, await engine.imageLayers(id, reading));
    } catch (error) {
      if (!(error instanceof EngineError) || error.code === "unreachable" || error.code === "timed_out")
        throw error;
      read.set(id, error);
    }
  });
  return read;
}

function layersIn(read: Read): LayersOf {
  return (id) => {
    const layers = read.get(id);
    return layers === undefined || layers instanceof EngineError ? null : layers;
  };
}
