import { type Container, type Image, type Network, type Objects, sizeOf, type Volume } from "./objects.ts";

// What Docker 28.5 on its graph driver answers, as far as anybody here reads it.

const API_VERSION = "1.51";
const VERSION = "28.5.2";
/** Stands wherever a host's system is named. */
const SYSTEM = "Demo: nothing here is real";

const GIB = 1024 ** 3;
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

export const headers = {
  "Content-Type": "application/json",
  "Api-Version": API_VERSION,
  Ostype: "linux",
  Server: `Docker/${VERSION} (linux)`,
};

export const version = {
  Version: VERSION,
  ApiVersion: API_VERSION,
  MinAPIVersion: "1.24",
  GitCommit: "demo",
  Os: "linux",
  Arch: "amd64",
  KernelVersion: "6.12.0-demo",
  BuildTime: "2025-11-05T14:00:00.000000000+00:00",
  Components: [{ Name: "Engine", Version: VERSION }],
};

export function info({ containers, images }: Objects, rootFolder: string, now: Date) {
  const all = [...containers.values()];
  return {
    ID: "demo",
    Name: "demo",
    Containers: all.length,
    ContainersRunning: all.filter(({ state }) => state === "running").length,
    Images: images.size,
    OperatingSystem: SYSTEM,
    OSType: "linux",
    Architecture: "x86_64",
    KernelVersion: "6.12.0-demo",
    NCPU: 8,
    MemTotal: 32 * GIB,
    Driver: "overlay2",
    DriverStatus: [["Backing Filesystem", "extfs"]],
    DockerRootDir: rootFolder,
    DefaultRuntime: "runc",
    CgroupDriver: "systemd",
    CgroupVersion: "2",
    SecurityOptions: ["name=seccomp,profile=builtin", "name=cgroupns"],
    Swarm: { LocalNodeState: "inactive", NodeID: "", ControlAvailable: false },
    Warnings: [],
    SystemTime: now.toISOString(),
  };
}

export function containerListed(container: Container, { networks }: Objects, withSize: boolean) {
  const { name, state, finishedAt, writtenBytes, volumes } = container;
  const idOf = (network: string) => [...networks.values()].find((one) => one.name === network)?.id ?? "";
  return {
    Id: container.id,
    Names: [`/${name}`],
    Image: container.image,
    ImageID: container.imageId,
    Created: seconds(container.createdAt),
    Labels: container.labels,
    State: state,
    Status: state === "exited" ? `Exited (0) ${finishedAt?.toISOString()}` : state,
    Mounts: volumes.map((volume) => ({
      Type: "volume",
      Name: volume,
      Destination: "/data",
      Driver: "local",
    })),
    NetworkSettings: {
      Networks: Object.fromEntries(
        container.networks.map((network) => [
          network,
          { NetworkID: state === "created" ? "" : idOf(network) },
        ]),
      ),
    },
    ...(withSize && writtenBytes > 0 && { SizeRw: writtenBytes }),
  };
}

export function containerInspected(container: Container) {
  const { state, finishedAt, createdAt } = container;
  return {
    Id: container.id,
    Name: `/${container.name}`,
    Created: createdAt.toISOString(),
    Image: container.imageId,
    State: {
      Status: state,
      Running: state === "running",
      ExitCode: 0,
      StartedAt: state === "created" ? NEVER : createdAt.toISOString(),
      FinishedAt: finishedAt?.toISOString() ?? NEVER,
    },
    Config: { Image: container.image, Labels: container.labels, Env: ["PATH=/usr/local/bin:/usr/bin:/bin"] },
    HostConfig: {
      Binds: container.volumes.map((name) => `${name}:/data`),
      NetworkMode: container.networks[0],
    },
    Mounts: container.volumes.map((name) => ({ Type: "volume", Name: name, Destination: "/data" })),
  };
}

const NEVER = "0001-01-01T00:00:00Z";

export function imageListed(image: Image) {
  return {
    Id: image.id,
    ParentId: "",
    RepoTags: image.tags,
    RepoDigests: image.digests,
    Labels: image.labels,
    Created: seconds(image.createdAt),
    Size: sizeOf(image),
    SharedSize: -1,
    Containers: -1,
  };
}

export function imageInspected(image: Image) {
  return {
    Id: image.id,
    RepoTags: image.tags,
    RepoDigests: image.digests,
    Created: image.createdAt.toISOString(),
    Architecture: "amd64",
    Os: "linux",
    Size: sizeOf(image),
    Config: { Labels: image.labels },
    RootFS: { Type: "layers", Layers: image.layers.map(({ diffId }) => diffId) },
  };
}

/** The top first. */
export function imageHistory(image: Image) {
  return image.layers
    .map(({ createdBy, sizeBytes }) => ({
      Id: "<missing>",
      Created: seconds(image.createdAt),
      CreatedBy: createdBy,
      Size: sizeBytes,
      Tags: null,
      Comment: "buildkit.dockerfile.v0",
    }))
    .toReversed();
}

export function volumeListed({ name, labels, createdAt }: Volume) {
  return {
    Name: name,
    Driver: "local",
    Scope: "local",
    Labels: labels,
    Options: null,
    CreatedAt: createdAt.toISOString(),
    Mountpoint: `/demo/volumes/${name}/_data`,
  };
}

export function networkListed({ id, name, driver, labels, createdAt }: Network) {
  return {
    Id: id,
    Name: name,
    Driver: driver,
    Scope: "local",
    Labels: labels,
    Created: createdAt.toISOString(),
    Ingress: false,
    ConfigOnly: false,
  };
}
