import type { Engine, EngineContainer, EngineImage, EngineNetwork } from "@dunnage/api";
import { addTo, holdersOfVolumes, holdsNetwork, imageKey, imagesHeld, mayMean } from "../holders.ts";
import type { KeptLists } from "../inventory/readInventory.ts";
import { anew, lately } from "./reading.ts";

/** Who holds what, by one list of the host's containers. */
export interface Holders {
  ofVolume(name: string): EngineContainer | undefined;
  ofNetwork(network: EngineNetwork): EngineContainer | undefined;
  ofImage(image: EngineImage): EngineContainer | undefined;
}

/** Who holds what while a run goes on: one list for all its kinds. */
export interface HoldersNow {
  /** As it is known to be, or was when last listed, at most ten times as long ago as that took: for what an engine refuses to remove while it is held, where this only tells by whom. */
  lately: () => Promise<Holders>;
  /** By a list that was not read before it was asked for. */
  anew: () => Promise<Holders>;
  /** Whether listing takes so long that it is better done when containers are fewer. Until that is known: yes. */
  takeLong: () => boolean;
  /** A container went: it holds nothing any more, also where a list from before still has it. No other ever gets its id. */
  went: (id: string) => void;
}

const WHOLE_ID = /^[0-9a-f]{64}$/;

const LONG_MS = 500;
/** Making sense of a list takes a moment, too, even where it is at hand. */
const KEPT_MS = 50;

/** Lists that are read anew each time. */
export function listedBy(engine: Engine): KeptLists {
  return { containers: () => engine.containers(), images: () => engine.images({ all: true }) };
}

export function holdersNow(engine: Engine, lists: KeptLists = listedBy(engine)): HoldersNow {
  const gone = new Set<string>();
  let tookMs = Number.POSITIVE_INFINITY;
  return {
    lately: lately(
      async () => {
        const startedMs = performance.now();
        const containers = await lists.containers();
        tookMs = performance.now() - startedMs;
        return holdersIn(containers, gone);
      },
      { atLeastMs: KEPT_MS },
    ),
    anew: anew(async () => holdersIn(await engine.containers(), gone)),
    takeLong: () => tookMs > LONG_MS,
    went: (id) => {
      gone.add(id);
    },
  };
}

function holdersIn(containers: EngineContainer[], gone: ReadonlySet<string>): Holders {
  const isStill = ({ id }: EngineContainer) => !gone.has(id);
  const byVolume = holdersOfVolumes(containers);
  // Nearly all name their image by its whole id: those need not be held against each image.
  const byImageId = new Map<string, EngineContainer[]>();
  const byImageName = new Map<string, EngineContainer[]>();
  for (const container of containers)
    for (const name of imagesHeld([container])) {
      const key = imageKey(name);
      if (WHOLE_ID.test(key)) addTo(byImageId, key, container);
      else addTo(byImageName, name, container);
    }
  return {
    ofVolume: (name) => byVolume.get(name)?.find(isStill),
    ofNetwork: (network) => containers.find((one) => isStill(one) && holdsNetwork(one, network)),
    ofImage(image) {
      for (const name of [image.id, ...image.tags, ...image.digests]) {
        const holder = byImageId.get(imageKey(name.replace(/^.*@/, "")))?.find(isStill);
        if (holder) return holder;
      }
      for (const [name, holders] of byImageName) {
        const holder = holders.find(isStill);
        if (holder && mayMean(name, image)) return holder;
      }
      return undefined;
    },
  };
}
