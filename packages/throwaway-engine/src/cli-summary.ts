import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ThrowawayEngine } from "./engine.ts";
import { parseAnswer } from "./json.ts";

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** As the docker CLI prints sizes: four significant digits, powers of 1000 (docker/go-units, HumanSize). */
function humanSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${Number(size.toPrecision(4))}${UNITS[unit]}`;
}

/** Bytes by kind as the docker CLI prints them; a kind that has not been measured is left out. */
export function printedAs(bytesByKind: Record<string, number | null>): Record<string, string> {
  const known = Object.entries(bytesByKind).filter((entry): entry is [string, number] => entry[1] !== null);
  return Object.fromEntries(known.map(([kind, bytes]) => [kind, humanSize(bytes)]));
}

const DF_TYPES = {
  Images: "images",
  Containers: "containers",
  "Local Volumes": "volumes",
  "Build Cache": "buildCache",
} as const;

/** What the docker CLI counts and totals on this engine, by the names that Dunnage's `stats` uses. Podman tells it 0 bytes of images. */
export async function summaryOf(engine: ThrowawayEngine) {
  const lines = async (...args: string[]) => (await engine.docker(args)).split("\n").filter(Boolean);
  const distinct = (values: string[]) => new Set(values).size;
  const rows = await engine.dockerJson<{ Type: keyof typeof DF_TYPES; Size: string }>(["system", "df"]);
  const project = "com.docker.compose.project";
  return {
    counts: {
      totalImages: distinct(await lines("image", "ls", "-q", "--no-trunc")),
      totalContainers: (await lines("ps", "-aq")).length,
      runningContainers: (await lines("ps", "-q", "--filter", "status=running")).length,
      totalComposeProjects: distinct(
        await lines("ps", "-a", "--filter", `label=${project}`, "--format", `{{.Label "${project}"}}`),
      ),
    },
    /** By kind, as `docker system df` prints it: "1.5MB". */
    printed: Object.fromEntries(
      rows
        .filter(({ Type }) => engine.kind === "docker" || Type !== "Images")
        .map(({ Type, Size }) => [DF_TYPES[Type], Size]),
    ),
    bytes: { images: await bytesOfLayers(engine) },
  };
}

async function bytesOfLayers(engine: ThrowawayEngine): Promise<number> {
  if (engine.kind === "docker") {
    return (await engine.request<{ LayersSize: number }>("GET", "/system/df")).body.LayersSize;
  }
  // Its own notes. A container's layer has no size there.
  const notes = await readFile(join(engine.dataRoot, "overlay-layers/layers.json"), "utf8");
  return parseAnswer<{ "diff-size"?: number }[]>(notes).reduce(
    (sum, layer) => sum + (layer["diff-size"] ?? 0),
    0,
  );
}
