import { anew } from "../reading.ts";
import { heldBy, standingAgainst, usedSince } from "../recheck.ts";
import type { Run, Stage } from "../stage.ts";
import { kept, REMOVED } from "../verdict.ts";

export function networkStage(run: Run): Stage {
  const { engine, holders, protections } = run;
  // Read anew: an engine refuses only where a container is connected, not where a stopped one names the network.
  const networksAnew = anew(() => engine.networks());
  return {
    // An engine removes one after another, 0.2 s each, whatever is asked for at once: what waits there was checked too long ago.
    mostAtOnce: 4,
    async check(item) {
      const [networks, held, standing] = await Promise.all([networksAnew(), holders.anew(), protections()]);
      const now = networks.find(({ id }) => id === item.id);
      if (!now) return kept("already_gone");
      const holder = held.ofNetwork(now);
      if (holder) return heldBy(holder);
      const used = usedSince(item, run);
      if (used) return used;
      const stays = standingAgainst({ ...item, labels: now.labels }, standing);
      if (stays) return stays;
      return {
        async remove() {
          await engine.removeNetwork(item.id);
          return REMOVED;
        },
      };
    },
  };
}
