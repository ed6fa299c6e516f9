import { volumesHeld } from "../holders.ts";
import { isKept } from "../selection/selection.ts";
import { selectVolumes, type VolumeRule } from "../selection/volumes.ts";
import { lately, measured } from "./reading.ts";
import { type Run, removeSelected } from "./removal.ts";
import { kept, REMOVED } from "./verdict.ts";

export async function cleanVolumes(rule: VolumeRule, run: Run): Promise<void> {
  const { engine } = run;
  const [volumes, containers] = await Promise.all([engine.volumes(), engine.containers()]);
  const selection = selectVolumes(rule, volumes, containers);
  if (selection.take.length + selection.spare.length === 0) return;
  const usage = await measured((signal) => engine.diskUsage("volumes", { signal }));
  const sizes = new Map(usage?.items.map(({ name, sizeBytes }) => [name, sizeBytes]));
  const volumesLately = lately(() => engine.volumes());
  const containersLately = lately(() => engine.containers());

  await removeSelected(run, selection, {
    kind: "volumes",
    describe({ name, anonymous }) {
      const bytes = sizes.get(name) ?? null;
      const certainty = bytes === null ? "unknown" : "exact";
      return { id: name, names: anonymous ? [] : [name], bytes, certainty };
    },
    async check(volume) {
      const [volumesNow, containersNow] = await Promise.all([volumesLately(), containersLately()]);
      const now = volumesNow.find(({ name }) => name === volume.name);
      if (!now) return kept("already_gone");
      if (isKept(now)) return kept("label_keep");
      // The name is all that a volume has for an id: another one may bear it by now.
      if (now.createdAt !== volume.createdAt) return kept("changed");
      return volumesHeld(containersNow).has(volume.name) ? kept("changed") : null;
    },
    async remove({ name }) {
      await engine.removeVolume(name);
      return REMOVED;
    },
  });
}
