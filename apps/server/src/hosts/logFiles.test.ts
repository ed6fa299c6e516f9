import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { logLayoutOf, readLogFiles } from "./logFiles.ts";

let rootFolder: string;
beforeAll(async () => {
  rootFolder = await mkdtemp(join(tmpdir(), "dunnage-logs-"));
});
afterAll(() => rm(rootFolder, { recursive: true, force: true }));

const write = async (path: string, bytes: number) => {
  const file = join(rootFolder, path);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, "x".repeat(bytes));
};
const read = (kind: "docker" | "podman", signal = new AbortController().signal) =>
  readLogFiles(logLayoutOf({ engine: engineOf(kind), storage: { ...storage, rootFolder } }), signal);

const storage = {
  driver: "overlay",
  imageStore: "graphdriver",
  rootFolder: "",
  totalBytes: null,
  freeBytes: null,
} as const;
const engineOf = (kind: "docker" | "podman") => ({
  kind,
  version: "",
  apiVersion: "",
  minApiVersion: null,
  commit: null,
  builtAt: null,
});

const json = "a".repeat(64);
const local = "b".repeat(64);
const elsewhere = "c".repeat(64);
const silent = "d".repeat(64);

test("counts what Docker's log drivers write, with what was rotated, and nothing else", async () => {
  await write(`containers/${json}/${json}-json.log`, 1000);
  await write(`containers/${json}/${json}-json.log.1`, 200);
  await write(`containers/${json}/${json}-json.log.2.gz`, 30);
  await write(`containers/${json}/config.v2.json`, 7777);
  await write(`containers/${local}/local-logs/container.log`, 400);
  await write(`containers/${local}/local-logs/container.log.1.gz`, 50);
  await write(`containers/${elsewhere}/container-cached.log`, 60);
  await write(`containers/${silent}/hostname`, 13);
  // Neither a container's folder nor a log of one.
  await write(`containers/not-an-id/${json}-json.log`, 7777);
  await write(`containers/${"e".repeat(64)}`, 7777);
  await write("secret", 7777);
  // Links lead elsewhere, whatever is linked.
  await write("foreign/container.log", 7777);
  for (const [target, link] of [
    ["secret", `containers/${silent}/${silent}-json.log`],
    ["foreign", `containers/${silent}/local-logs`],
    [`containers/${json}`, `containers/${"f".repeat(64)}`],
  ] as const)
    await symlink(join(rootFolder, target), join(rootFolder, link));
  expect(Object.fromEntries(await read("docker"))).toEqual({
    [json]: { bytes: 1230, files: 3 },
    [local]: { bytes: 450, files: 2 },
    [elsewhere]: { bytes: 60, files: 1 },
    [silent]: { bytes: 0, files: 0 },
  });
});

test("finds Podman's where its inspect says that they are", async () => {
  await write(`overlay-containers/${json}/userdata/ctr.log`, 300);
  await write(`overlay-containers/${json}/userdata/ctr.log.1`, 20);
  await write(`overlay-containers/${json}/userdata/config.json`, 7777);
  expect(Object.fromEntries(await read("podman"))).toEqual({ [json]: { bytes: 320, files: 2 } });
});

test("ends when it is told to", async () => {
  await expect(read("docker", AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
});
