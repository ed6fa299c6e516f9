import { randomBytes } from "node:crypto";
import type { ThrowawayEngine } from "../engine.ts";
import { ask } from "./ask.ts";
import { baseImage, ensureBaseImage } from "./base-image.ts";
import { type Labelled, labelsOf } from "./labels.ts";
import { tarball } from "./tarball.ts";

export interface VolumeSpec extends Labelled {
  /** None makes an anonymous volume. */
  name?: string;
  /** Size of the one file in it; default 0, an empty volume. */
  bytes?: number;
  /** Of the local driver, `{ type: "tmpfs", device: "tmpfs" }` for instance: mounted only while a container runs. */
  driverOptions?: Record<string, string>;
}

export interface MadeVolume {
  name: string;
  bytes: number;
}

/** Makes a volume and writes to it through a container, which is gone afterwards. */
export async function makeVolume(engine: ThrowawayEngine, spec: VolumeSpec): Promise<MadeVolume> {
  const { bytes = 0 } = spec;
  const { Name: name } = await ask<{ Name: string }>(engine, "POST", "/volumes/create", {
    Name: spec.name ?? "",
    Labels: labelsOf(spec),
    DriverOpts: spec.driverOptions ?? {},
  });
  if (bytes > 0) {
    await ensureBaseImage(engine);
    const { Id } = await ask<{ Id: string }>(engine, "POST", "/containers/create", {
      Image: baseImage,
      HostConfig: { Binds: [`${name}:/volume`], NetworkMode: "none" },
    });
    await writeFile(engine, Id, "/volume", bytes);
    await ask(engine, "DELETE", `/containers/${Id}`);
  }
  return { name, bytes };
}

/** Puts a file of so many random bytes, which nothing compresses, into a container, running or not. */
export async function writeFile(
  engine: ThrowawayEngine,
  container: string,
  folder: string,
  bytes: number,
): Promise<void> {
  const files = tarball([{ path: "written", content: randomBytes(bytes) }]);
  await ask(engine, "PUT", `/containers/${container}/archive?path=${encodeURIComponent(folder)}`, files);
}
