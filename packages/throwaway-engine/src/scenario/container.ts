import type { ThrowawayEngine } from "../engine.ts";
import { until } from "../until.ts";
import { ask } from "./ask.ts";
import { baseImage, ensureBaseImage } from "./base-image.ts";
import { type Labelled, labelsOf } from "./labels.ts";
import { type MadeVolume, writeFile } from "./volume.ts";

export type ContainerState = "created" | "running" | "paused" | "exited" | "restarting";

export interface ContainerSpec extends Labelled {
  /** Default: the engine thinks of one. */
  name?: string;
  /** Default the base image. */
  image?: string;
  /** Default "running". "restarting" fails and is started again, for ever. */
  state?: ContainerState;
  /** Size of a file in the container's own layer; default 0. */
  writtenBytes?: number;
  /** Names of volumes, each mounted at `/volumes/NAME`. */
  volumes?: string[];
  /** For each anonymous volume that it is to have, the size of what is in it. */
  anonymousVolumeBytes?: number[];
  /** Names of networks; default the engine's own bridge. */
  networks?: string[];
}

export interface MadeContainer {
  id: string;
  /** Without the slash of the API. */
  name: string;
  state: ContainerState;
  writtenBytes: number;
  anonymousVolumes: MadeVolume[];
}

interface Inspected {
  Name: string;
  State: { Status: string };
  Mounts: { Type: string; Name?: string; Destination: string }[];
}

const commands: Record<ContainerState, string[]> = {
  created: ["true"],
  running: ["sleep", "2147483647"],
  paused: ["sleep", "2147483647"],
  exited: ["true"],
  restarting: ["false"],
};

/** Makes a container and brings it into its state; what is written was there before it started. */
export async function makeContainer(
  engine: ThrowawayEngine,
  spec: ContainerSpec = {},
): Promise<MadeContainer> {
  const { image = baseImage, state = "running", writtenBytes = 0, anonymousVolumeBytes = [] } = spec;
  if (image === baseImage) await ensureBaseImage(engine);
  const id = await create(engine, spec, state);
  if (writtenBytes > 0) await writeFile(engine, id, "/", writtenBytes);
  for (const [index, bytes] of anonymousVolumeBytes.entries()) {
    if (bytes > 0) await writeFile(engine, id, `/anonymous/${index}`, bytes);
  }
  if (state !== "created") await ask(engine, "POST", `/containers/${id}/start`);
  if (state === "paused") await ask(engine, "POST", `/containers/${id}/pause`);
  const inspect = () => ask<Inspected>(engine, "GET", `/containers/${id}/json`);
  await until(
    async () => (await inspect()).State.Status === state,
    30_000,
    () => `Container ${id} did not become "${state}" within 30 s.`,
  );
  const { Name, Mounts } = await inspect();
  const anonymousVolumes = anonymousVolumeBytes.map((bytes, index) => {
    const mount = Mounts.find(({ Destination }) => Destination === `/anonymous/${index}`);
    return { name: mount?.Name ?? "", bytes };
  });
  return { id, name: Name.slice(1), state, writtenBytes, anonymousVolumes };
}

async function create(engine: ThrowawayEngine, spec: ContainerSpec, state: ContainerState): Promise<string> {
  const { image = baseImage, volumes = [], anonymousVolumeBytes = [], networks = [] } = spec;
  const [firstNetwork = "default", ...otherNetworks] = networks;
  const query = spec.name === undefined ? "" : `?name=${encodeURIComponent(spec.name)}`;
  const { Id } = await ask<{ Id: string }>(engine, "POST", `/containers/create${query}`, {
    Image: image,
    Cmd: commands[state],
    Labels: labelsOf(spec),
    StopSignal: "KILL", // as process 1 the command would ignore SIGTERM for ten seconds
    Volumes: Object.fromEntries(anonymousVolumeBytes.map((_, index) => [`/anonymous/${index}`, {}])),
    HostConfig: {
      Binds: volumes.map((name) => `${name}:/volumes/${name}`),
      NetworkMode: firstNetwork,
      RestartPolicy: { Name: state === "restarting" ? "always" : "no" },
    },
  });
  for (const network of otherNetworks) {
    await ask(engine, "POST", `/networks/${encodeURIComponent(network)}/connect`, { Container: Id });
  }
  return Id;
}
