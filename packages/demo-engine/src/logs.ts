import { mkdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Container } from "./objects.ts";

/** Log files where an engine has them, as long as told and without a byte in them: they take no room. */
export async function writeLogs(rootFolder: string, containers: Iterable<Container>): Promise<void> {
  for (const { id, logBytes } of containers) {
    const folder = folderOf(rootFolder, id);
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${id}-json.log`);
    await writeFile(file, "");
    await truncate(file, logBytes);
  }
}

export async function removeLog(rootFolder: string, id: string): Promise<void> {
  await rm(folderOf(rootFolder, id), { recursive: true, force: true });
}

const folderOf = (rootFolder: string, id: string) => join(rootFolder, "containers", id);
