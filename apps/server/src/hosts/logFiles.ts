import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { SystemInfo } from "@dunnage/api/schemas";

/** Few, since Node has four threads for all its work on files and passwords. */
const FOLDERS_AT_ONCE = 2;

const CONTAINER_ID = /^[0-9a-f]{64}$/;

export interface LogFiles {
  bytes: number;
  files: number;
}

/** Where an engine keeps its containers' folders, and where in each of them the logs are. */
export interface LogLayout {
  /** One folder for each container, named by its id. */
  folder: string;
  /** In that folder: which files are logs, by the folder that they are in ("" for itself). */
  places: { folder: string; isLog: (name: string) => boolean }[];
}

/**
 * Docker: what `json-file` writes, what `local` writes, and the copy that it keeps of what goes elsewhere, each with those rotated out of it. Podman:
 * what `k8s-file` and `json-file` write.
 */
export function logLayoutOf({ engine, storage }: Pick<SystemInfo, "engine" | "storage">): LogLayout {
  if (engine.kind === "podman")
    return {
      folder: join(storage.rootFolder, `${storage.driver}-containers`),
      places: [{ folder: "userdata", isLog: (name) => /^ctr\.log(\.|$)/.test(name) }],
    };
  return {
    folder: join(storage.rootFolder, "containers"),
    places: [
      { folder: "", isLog: (name) => /^([0-9a-f]{64}-json|container-cached)\.log(\.|$)/.test(name) },
      { folder: "local-logs", isLog: () => true },
    ],
  };
}

/**
 * What the log files in these folders take, by the container's id; folders without any have 0. Reads names and sizes, and never what is in a log. Throws the
 * system's error where something may not be read; what goes away meanwhile is not counted.
 */
export async function readLogFiles(
  { folder, places }: LogLayout,
  signal: AbortSignal,
): Promise<Map<string, LogFiles>> {
  const entries = await readdir(folder, { withFileTypes: true });
  // A link may lead anywhere: none is followed, here and below.
  const ids = entries.flatMap((entry) =>
    entry.isDirectory() && CONTAINER_ID.test(entry.name) ? entry.name : [],
  );
  const found = new Map<string, LogFiles>();
  const left = ids.values();
  const failure = new AbortController();
  const ended = AbortSignal.any([signal, failure.signal]);
  const worker = async () => {
    for (const id of left) {
      ended.throwIfAborted();
      const logs = { bytes: 0, files: 0 };
      for (const place of places) await addLogs(logs, join(folder, id, place.folder), place.isLog);
      found.set(id, logs);
    }
  };
  const workers = Array.from({ length: FOLDERS_AT_ONCE }, worker);
  await Promise.all(workers).finally(() => failure.abort());
  return found;
}

async function addLogs(logs: LogFiles, folder: string, isLog: (name: string) => boolean): Promise<void> {
  const isFolder = (await unlessGone(lstat(folder)))?.isDirectory() ?? false;
  const names = isFolder ? ((await unlessGone(readdir(folder))) ?? []) : [];
  for (const name of names.filter(isLog)) {
    const file = await unlessGone(lstat(join(folder, name)));
    if (!file?.isFile()) continue;
    logs.bytes += file.size;
    logs.files += 1;
  }
}

async function unlessGone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (isGone(codeOf(error))) return null;
    throw error;
  }
}

/** Whether there is nothing of that name. */
export function isGone(code: string | null): boolean {
  return code === "ENOENT" || code === "ENOTDIR";
}

/** The system's word for what went wrong: `EACCES`. `null` for an error of somebody else's. */
export function codeOf(error: unknown): string | null {
  const isOfSystem = error instanceof Error && "syscall" in error && "code" in error;
  return isOfSystem && typeof error.code === "string" ? error.code : null;
}
