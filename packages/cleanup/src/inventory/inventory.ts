import type {
  DiskKind,
  EngineBuildCacheRecord,
  EngineContainer,
  EngineError,
  EngineImage,
  EngineInfo,
  EngineNetwork,
  EngineVolume,
  ObjectKind,
} from "@dunnage/api";
import type { ImagesRead } from "./imageLayers.ts";

export type ImageStore = EngineInfo["storage"]["imageStore"];

/** All objects of a host, read once, with sizes and who holds whom. */
export interface Inventory {
  /** When the reading began: nothing in it is older. */
  readAt: string;
  imageStore: ImageStore;
  /** With the bytes of their writable layers, where those could be measured. */
  containers: EngineContainer[];
  /** When a stopped container stopped, by id; `null` where it never ran. Absent: not read, or not to be told. */
  stoppedAt: ReadonlyMap<string, string | null>;
  /** Untagged ones that others were built on too. */
  images: EngineImage[];
  layers: ImagesRead;
  volumes: EngineVolume[];
  networks: EngineNetwork[];
  buildCache: EngineBuildCacheRecord[];
  /** Bytes by kind as `docker system df` totals them; of images each layer once. `null` where they could not be measured. */
  totals: Record<DiskKind, number | null>;
  /** Why a kind, or its sizes, could not be read. All of that kind stays. */
  unread: Partial<Record<ObjectKind, EngineError>>;
}

export function keyOf(kind: ObjectKind, id: string): string {
  return `${kind}/${id}`;
}
