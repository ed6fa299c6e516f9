import { access, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EngineContainer } from "@dunnage/api";
import type { DiskUnseen, SystemInfo } from "@dunnage/api/schemas";
import { isOfThisMachine } from "./fileSystem.ts";
import { codeOf, isGone, type LogFiles, logLayoutOf, readLogFiles } from "./logFiles.ts";

/** What an engine's root folder looks like from here. */
export interface RootFolder {
  unseen: DiskUnseen | null;
  /** Log files by the container's id; `null` where they cannot be seen. */
  logs: ReadonlyMap<string, LogFiles> | null;
  names: ReadonlyMap<string, string>;
  /** Whether images may be on another file system. */
  imagesElsewhere: boolean;
}

export interface RootFolderParts {
  /** What the host is: as it was a while ago, unless a person asks. */
  info: (refresh: boolean) => Promise<SystemInfo>;
  /** The list of containers, shared with whoever else reads it. */
  containers: () => Promise<EngineContainer[]>;
  /** Whether Dunnage runs in a container of its own. */
  inContainer: boolean;
}

const NOTHING: Omit<RootFolder, "unseen"> = { logs: null, names: new Map(), imagesElsewhere: false };

/** Looks at it. Asks the engine for nothing that is not known already; throws EngineError where it cannot be had. */
export async function lookAtRootFolder(
  { info: readInfo, containers, inContainer }: RootFolderParts,
  signal: AbortSignal,
): Promise<RootFolder> {
  const info = await readInfo(false);
  const folder = info.storage.rootFolder;
  if (!isOfThisMachine(info.address))
    return { ...NOTHING, unseen: { code: "remote_engine", address: info.address } };
  const notVisible = { code: "root_folder_not_visible", folder, inContainer } as const;
  const before = new Set((await containers()).map(({ id }) => id));
  const layout = logLayoutOf(info);
  try {
    await stat(folder);
    const logs = await readLogFiles(layout, signal).catch((error: unknown) => {
      // Podman makes it with its first container.
      if (isGone(codeOf(error)) && info.engine.kind === "podman") return new Map<string, LogFiles>();
      throw error;
    });
    const after = await containers();
    // A socket may lead to another machine, and there may be a folder of that name here all the same.
    const stayed = after.filter(({ id }) => before.has(id));
    if (stayed.length > 0 && !stayed.some(({ id }) => logs.has(id)))
      return { ...NOTHING, unseen: notVisible };
    const names = new Map(after.map(({ id, names: [name = ""] }) => [id, name]));
    return { unseen: null, logs, names, imagesElsewhere: await mayKeepImagesElsewhere(info) };
  } catch (error) {
    signal.throwIfAborted();
    const code = codeOf(error);
    if (code === null) throw error;
    if (isGone(code)) return { ...NOTHING, unseen: notVisible };
    const userId = process.getuid?.() ?? null;
    return {
      ...NOTHING,
      unseen: { code: "root_folder_not_readable", folder, inContainer, userId, error: code },
    };
  }
}

/** containerd keeps images in a folder of its own, unless the engine has started it. */
async function mayKeepImagesElsewhere({ storage }: SystemInfo): Promise<boolean> {
  if (storage.imageStore !== "containerd") return false;
  try {
    await access(join(storage.rootFolder, "containerd/daemon"));
    return false;
  } catch {
    return true;
  }
}
