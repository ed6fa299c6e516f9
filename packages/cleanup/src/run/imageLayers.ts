import {
  type Engine,
  type EngineContainer,
  EngineError,
  type EngineImage,
  type EngineImageLayers,
} from "@dunnage/api";
import type { LayersOf } from "../accounting/layers.ts";
import { imagesHeld, imageUse } from "../holders.ts";
import { eachAtOnce } from "./removal.ts";
import { endsKind } from "./verdict.ts";

/** Images and what containers run from, with their layers. */
export interface ImagesRead {
  /** Ids of the listed images that containers use or may use. */
  used: Set<string>;
  layersOf: LayersOf;
  /** Ids of all that hold layers: the listed images, and what containers run from that is not listed. */
  holderIds: string[];
  /** Why it cannot be told what some container runs from; `null` if it can. Then any image may be the one. */
  unresolved: EngineError | null;
}

/** Layers never change and are kept by id, so only the first reading of an image costs a request or two. More does not make an engine faster. */
const AT_ONCE = 8;

/**
 * Reads images' layers. Those of one that cannot be read, or is there no more, are `null`; throws an EngineError only when the engine cannot
 * be reached or does not answer.
 */
export async function readImageLayers(engine: Engine, imageIds: Iterable<string>): Promise<LayersOf> {
  return layersIn(await readEach(engine, imageIds));
}

type Read = ReadonlyMap<string, EngineImageLayers | EngineError>;

async function readEach(engine: Engine, imageIds: Iterable<string>): Promise<Read> {
  const read = new Map<string, EngineImageLayers | EngineError>();
  await eachAtOnce(AT_ONCE, [...new Set(imageIds)], async (id) => {
    try {
      read.set(id, await engine.imageLayers(id));
    } catch (error) {
      if (!(error instanceof EngineError) || endsKind(error)) throw error;
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

export async function readLayers(
  engine: Engine,
  images: EngineImage[],
  containers: EngineContainer[],
): Promise<ImagesRead> {
  const usedImageIds = imagesHeld(containers);
  const { unlisted } = imageUse(images, usedImageIds);
  const ids = [...images.map(({ id }) => id), ...unlisted];

  const read = await readEach(engine, ids);
  const layersOf = layersIn(read);
  const errorOf = (id: string) => {
    const error = read.get(id);
    return error instanceof EngineError && error.code !== "not_found" ? error : null;
  };
  return {
    used: imageUse(images, usedImageIds, layersOf).used,
    layersOf,
    // What the engine does not know any more holds nothing: removed meanwhile, or by force from under a stopped container.
    holderIds: ids.filter((id) => layersOf(id) !== null || errorOf(id) !== null),
    unresolved: unlisted.map(errorOf).find((error) => error !== null) ?? null,
  };
}
