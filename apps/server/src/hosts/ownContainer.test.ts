import { expect, test } from "vitest";
import { containerIdIn } from "./ownContainer.ts";

const id = "3f5b1c0d9e8a7f6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b";
const other = id.replaceAll("3", "4");

const mount = (root: string, point: string) =>
  `1 2 8:1 ${root} ${point} rw,relatime - ext4 /dev/sda1 rw,errors=remount-ro`;
const overlay = "3 4 0:60 / / rw,relatime - overlay overlay rw,lowerdir=/l,upperdir=/u,workdir=/w";

test.each([
  ["Docker, cgroup v1", `12:memory:/docker/${id}\n11:cpu,cpuacct:/docker/${id}\n0::/system.slice`, ""],
  ["Docker with systemd's cgroups, v1", `1:name=systemd:/system.slice/docker-${id}.scope`, ""],
  ["Docker, cgroup v2 without a namespace", `0::/system.slice/docker-${id}.scope`, ""],
  ["Podman, cgroup v2 without a namespace", `0::/machine.slice/libpod-${id}.scope`, ""],
  [
    "Docker, cgroup v2",
    "0::/\n",
    [
      overlay,
      mount(`/var/lib/docker/containers/${id}/resolv.conf`, "/etc/resolv.conf"),
      mount(`/var/lib/docker/containers/${id}/hostname`, "/etc/hostname"),
    ].join("\n"),
  ],
  ["Docker on a data root of its own", "0::/", mount(`/docker/containers/${id}/hosts`, "/etc/hosts")],
  [
    "Podman, cgroup v2",
    "0::/",
    mount(`/containers/storage/overlay-containers/${id}/userdata/hostname`, "/etc/hostname"),
  ],
  [
    "a container that sees another's folder",
    "0::/",
    [
      mount(`/var/lib/docker/containers/${other}/mounts/shm`, `/host/containers/${other}/mounts/shm`),
      mount(`/var/lib/docker/containers/${id}/hostname`, "/etc/hostname"),
    ].join("\n"),
  ],
])("%s", (_name, cgroup, mountinfo) => {
  expect(containerIdIn(cgroup, mountinfo)).toBe(id);
});

test.each([
  ["a login on the machine", "0::/user.slice/user-1000.slice/session-2.scope", overlay],
  [
    "a service on the machine, which sees every container's mounts",
    "0::/system.slice/dunnage.service",
    mount("/", `/var/lib/docker/containers/${id}/mounts/shm`),
  ],
  ["a system without /proc", "", ""],
])("%s is no container", (_name, cgroup, mountinfo) => {
  expect(containerIdIn(cgroup, mountinfo)).toBeNull();
});
