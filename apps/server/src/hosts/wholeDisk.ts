import type { HostDisk, LogBytes } from "@dunnage/api/schemas";
import type { Clock } from "../clock.ts";
import type { DiskUsageStats } from "./diskUsage.ts";
import { type FileSystemSpace, type SpaceUnder, spaceUnder, UNSEEN_SPACE } from "./fileSystem.ts";
import { Measurements, waitBriefly } from "./measurements.ts";
import { lookAtRootFolder, type RootFolder, type RootFolderParts } from "./rootFolder.ts";

/** So many of those that log most are named. */
const MOST_NAMED = 10;

export interface WholeDiskParts extends RootFolderParts {
  usage: (refresh: boolean) => Promise<DiskUsageStats>;
  spaceUnder?: SpaceUnder | undefined;
  clock: Clock;
  onFailure: (error: unknown) => void;
}

/** The accounting of the file system under an engine's root folder. */
export class WholeDisk {
  readonly #parts: WholeDiskParts;
  readonly #rootFolder: Measurements<RootFolder>;

  constructor(parts: WholeDiskParts) {
    this.#parts = parts;
    this.#rootFolder = new Measurements({
      measure: (signal) => lookAtRootFolder(parts, signal),
      // Logs grow without an event, but for those of containers that begin or end nothing is lost by looking once a minute.
      heard: () => true,
      clock: parts.clock,
      onFailure: parts.onFailure,
    });
  }

  /** Measures what it is time for (or all, if a person asks), waits briefly, and answers with what is known. Throws EngineError. */
  async read(refresh: boolean): Promise<Omit<HostDisk, "host">> {
    // First: it says within 5 s whether the engine answers at all, and a dead one is not worth measuring.
    const info = await this.#parts.info(refresh);
    this.#rootFolder.start(refresh);
    const [usage] = await Promise.all([this.#parts.usage(refresh), waitBriefly([this.#rootFolder])]);
    const { value: seen, measuring } = this.#rootFolder.current();
    const { rootFolder } = info.storage;
    const read = this.#parts.spaceUnder ?? spaceUnder;
    const space = tellsItsSize(seen) ? await read(rootFolder) : UNSEEN_SPACE;
    const logs = seen && logBytesOf(seen);
    return {
      rootFolder,
      ...space,
      docker: usage.diskUsage,
      logs,
      ...remainderOf(space, [...Object.values(usage.diskUsage), logs?.bytes ?? null]),
      caveats: ["apparent_bytes", ...(seen?.imagesElsewhere ? (["images_elsewhere"] as const) : [])],
      unseen: seen?.unseen ?? null,
      measuring: measuring || Object.values(usage.measurements).some((kind) => kind.measuring),
      measuredAt: usage.measuredAt,
      readAt: this.#parts.clock.instant().toISOString(),
    };
  }

  /** Containers came, went, or ran. */
  touch(): void {
    this.#rootFolder.touch();
  }

  /** After a clean-up: what was seen before it is no longer so. */
  expire(): void {
    this.#rootFolder.expire();
  }

  /** Ends what is being read. */
  abandon(): void {
    this.#rootFolder.abandon();
  }
}

/** What is in use and not among the parts; both `null` unless all of it is known. */
export function remainderOf(
  { totalBytes, freeBytes, reservedBytes }: FileSystemSpace,
  parts: (number | null)[],
): Pick<HostDisk, "otherBytes" | "excessBytes"> {
  const unknown = { otherBytes: null, excessBytes: null };
  if (totalBytes === null || freeBytes === null || reservedBytes === null) return unknown;
  let bytes = totalBytes - freeBytes - reservedBytes;
  for (const part of parts) {
    if (part === null) return unknown;
    bytes -= part;
  }
  return { otherBytes: Math.max(bytes, 0), excessBytes: Math.max(-bytes, 0) };
}

/** One that may not be read still tells its size. */
function tellsItsSize(seen: RootFolder | null): boolean {
  return seen !== null && (seen.unseen === null || seen.unseen.code === "root_folder_not_readable");
}

function logBytesOf({ logs, names }: RootFolder): LogBytes | null {
  if (logs === null) return null;
  const all = [...logs].map(([id, { bytes, files }]) => ({ id, name: names.get(id) ?? null, bytes, files }));
  return {
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    files: all.reduce((sum, { files }) => sum + files, 0),
    containers: all
      .filter(({ bytes }) => bytes > 0)
      .toSorted((a, b) => b.bytes - a.bytes)
      .slice(0, MOST_NAMED)
      .map(({ id, name, bytes }) => ({ id, name, bytes })),
  };
}
