import type { EngineInfo } from "@dunnage/api";
import { z } from "zod";
import { InstantOrNull, list, PositiveOrNull, StringOrNull } from "./values.ts";

const ApiVersion = z
  .string()
  .regex(/^\d{1,3}\.\d{1,3}$/)
  .transform((text) => {
    const [major, minor] = text.split(".").map(Number);
    return { major: major ?? 0, minor: minor ?? 0 };
  });

/** `GET /version`. */
export const Version = z
  .object({
    Version: z.string().min(1),
    ApiVersion,
    MinAPIVersion: ApiVersion.or(z.literal("")).nullish(),
    GitCommit: StringOrNull,
    BuildTime: InstantOrNull,
    Components: z.array(z.object({ Name: z.string() })).nullish(),
  })
  .transform((version) => ({
    kind: version.Components?.some(({ Name }) => Name === "Podman Engine")
      ? ("podman" as const)
      : ("docker" as const),
    version: version.Version,
    newest: version.ApiVersion,
    oldest: version.MinAPIVersion || null,
    commit: version.GitCommit,
    builtAt: version.BuildTime,
  }));
export type Version = z.infer<typeof Version>;

// The image store of containerd shows in this line of the driver's status: ["driver-type", "io.containerd.snapshotter.v1"].
const usesSnapshotter = (status: string[][]) =>
  status.some(([, value]) => value?.startsWith("io.containerd.snapshotter"));

/** `GET /info`. What the version tells is added by `engineInfo`. */
export const Info = z
  .object({
    Name: z.string(),
    OperatingSystem: z.string(),
    OSType: z.string(),
    Architecture: z.string(),
    KernelVersion: StringOrNull,
    NCPU: PositiveOrNull,
    MemTotal: PositiveOrNull,
    Driver: z.string(),
    DriverStatus: list(z.array(z.string())).optional(),
    DockerRootDir: z.string(),
    DefaultRuntime: StringOrNull,
    CgroupDriver: StringOrNull,
    CgroupVersion: StringOrNull,
    SecurityOptions: list(z.string()).optional(),
    Swarm: z
      .object({
        LocalNodeState: z.string().nullish(),
        NodeID: StringOrNull,
        ControlAvailable: z.boolean().nullish(),
      })
      .nullish(),
    Containers: z.number().int().nonnegative().nullish(),
    ContainersRunning: z.number().int().nonnegative().nullish(),
    Warnings: list(z.string()).optional(),
    SystemTime: InstantOrNull,
  })
  .transform((info) => ({
    machine: {
      name: info.Name,
      operatingSystem: info.OperatingSystem,
      osType: info.OSType,
      architecture: info.Architecture,
      kernelVersion: info.KernelVersion,
      cpus: info.NCPU,
      memoryBytes: info.MemTotal,
    },
    storage: { driver: info.Driver, rootFolder: info.DockerRootDir },
    usesSnapshotter: usesSnapshotter(info.DriverStatus ?? []),
    runtime: {
      defaultRuntime: info.DefaultRuntime,
      cgroupDriver: info.CgroupDriver,
      cgroupVersion: info.CgroupVersion,
      securityOptions: info.SecurityOptions ?? [],
    },
    swarm: {
      state: info.Swarm?.LocalNodeState ?? "",
      nodeId: info.Swarm?.NodeID ?? null,
      manager: info.Swarm?.ControlAvailable ?? false,
    },
    containers: { total: info.Containers ?? null, running: info.ContainersRunning ?? null },
    warnings: info.Warnings ?? [],
    /** The engine's own clock. */
    now: info.SystemTime,
  }));
export type Info = z.infer<typeof Info>;

export function imageStoreOf(kind: Version["kind"], info: Info): EngineInfo["storage"]["imageStore"] {
  if (kind === "podman") return "podman";
  return info.usesSnapshotter ? "containerd" : "graphdriver";
}

export function engineInfo(address: string, version: Version, info: Info): EngineInfo {
  const text = ({ major, minor }: Version["newest"]) => `${major}.${minor}`;
  return {
    address,
    engine: {
      kind: version.kind,
      version: version.version,
      apiVersion: text(version.newest),
      minApiVersion: version.oldest && text(version.oldest),
      commit: version.commit,
      builtAt: version.builtAt,
    },
    machine: info.machine,
    storage: { ...info.storage, imageStore: imageStoreOf(version.kind, info) },
    runtime: info.runtime,
    swarm: info.swarm,
    containers: info.containers,
    warnings: info.warnings,
  };
}
