import { lately } from "../reading.ts";
import { heldBy, standingAgainst, usedSince } from "../recheck.ts";
import type { Run, Stage } from "../stage.ts";
import { kept, REMOVED } from "../verdict.ts";

const CHANGED = "It has changed since, or another volume has its name now.";

export function volumeStage(run: Run): Stage {
  const { engine, holders, protections } = run;
  const volumesLately = lately(async () => new Map((await engine.volumes()).map((one) => [one.name, one])));
  return {
    async check(item) {
      const [volumes, held, standing] = await Promise.all([volumesLately(), holders.lately(), protections()]);
      const now = volumes.get(item.id);
      if (!now) return kept("already_gone");
      // The name is all that a volume has for an id: another one may bear it by now. On 20.10 the instant moves when something in its top folder does.
      if (now.createdAt !== item.createdAt) return kept("changed", CHANGED);
      const holder = held.ofVolume(item.id);
      if (holder) return heldBy(holder);
      const used = usedSince(item, run);
      if (used) return used;
      const stays = standingAgainst({ ...item, labels: now.labels }, standing);
      if (stays) return stays;
      return {
        async remove() {
          await engine.removeVolume(item.id);
          return REMOVED;
        },
      };
    },
  };
}
