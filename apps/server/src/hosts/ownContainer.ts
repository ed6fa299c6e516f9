import { readFile } from "node:fs/promises";

const ID = /[0-9a-f]{64}/;

/**
 * The id of the container that a process runs in, from its /proc/self/cgroup and /proc/self/mountinfo; `null` outside of one. With cgroup v1, or
 * without a cgroup namespace, the cgroup's path ends in it. Otherwise the engine's own files tell: it mounts them over /etc/hostname and its like
 * from a folder of that name. Other mounts do not count: on the machine itself there are those of every container.
 */
export function containerIdIn(cgroup: string, mountinfo: string): string | null {
  for (const line of cgroup.split("\n")) {
    const last = line.split("/").at(-1) ?? "";
    const id = /^(?:docker-|libpod-)?([0-9a-f]{64})(?:\.scope)?$/.exec(last)?.[1];
    if (id !== undefined) return id;
  }
  for (const line of mountinfo.split("\n")) {
    // ID, parent, device, root, mount point: see proc_pid_mountinfo(5).
    const [, , , root = "", mountPoint = ""] = line.split(" ");
    if (!/^\/etc\/(hostname|hosts|resolv\.conf)$/.test(mountPoint)) continue;
    const id = ID.exec(root)?.[0];
    if (id !== undefined) return id;
  }
  return null;
}

/** Of this very process. */
export async function ownContainerId(): Promise<string | null> {
  const [cgroup, mountinfo] = await Promise.all(["cgroup", "mountinfo"].map(readOwn));
  return containerIdIn(cgroup ?? "", mountinfo ?? "");
}

/** Empty on a system that has no such file. */
async function readOwn(name: string): Promise<string> {
  try {
    return await readFile(`/proc/self/${name}`, "utf8");
  } catch {
    return "";
  }
}
