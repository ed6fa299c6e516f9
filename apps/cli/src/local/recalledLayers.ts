import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Engine, EngineImageLayers } from "@dunnage/api";
import { z } from "zod";

const Layers = z.array(
  z.tuple([
    z.string(),
    z.object({
      layers: z.array(z.object({ chainId: z.string(), sizeBytes: z.number() })),
      contentBytes: z.number(),
    }),
  ]),
);

/** The last used stay. About 500 bytes each. */
const MOST_IMAGES = 5000;

/**
 * An image's layers never change, but reading them takes two requests for each image: most of what measuring a host with many images takes. So
 * they are kept in a file for the next time. Only to be looked at: what decides about a removal is read from the engine itself.
 *
 * From now on `engine` recalls. `of`: what tells its storage from another's. A file that cannot be read or written costs time and nothing else.
 */
export function recallLayers(
  engine: Engine,
  { folder, of }: { folder: string; of: Promise<string[]> },
): { remember: () => Promise<void> } {
  const opening = of.then(async (words) => {
    const name = createHash("sha256").update(words.join("\n")).digest("hex").slice(0, 32);
    const file = join(folder, `layers-${name}.json`);
    return { file, known: new Map(await readKnown(file)) };
  });
  opening.catch(() => undefined); // whoever waits for it is told
  const used = new Map<string, EngineImageLayers>();
  const read = engine.imageLayers.bind(engine);
  engine.imageLayers = async (id, options) => {
    const { known } = await opening;
    const layers = known.get(id) ?? (await read(id, options));
    used.set(id, layers);
    return layers;
  };
  return {
    async remember() {
      const { file, known } = await opening;
      if ([...used.keys()].every((id) => known.has(id))) return;
      const rest = [...known].filter(([id]) => !used.has(id));
      await write(file, folder, JSON.stringify([...rest, ...used].slice(-MOST_IMAGES)));
    },
  };
}

async function readKnown(file: string): Promise<z.infer<typeof Layers>> {
  try {
    return Layers.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return [];
  }
}

async function write(file: string, folder: string, text: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const partial = `${file}.${process.pid}`;
    await writeFile(partial, text, { mode: 0o600 });
    await rename(partial, file);
  } catch {
    // Read anew the next time.
  }
}
