import { holdsNetwork } from "../holders.ts";
import { selectNetworks } from "../selection/networks.ts";
import { isKept } from "../selection/selection.ts";
import { type Run, removeSelected } from "./removal.ts";
import { kept, REMOVED } from "./verdict.ts";

export async function cleanNetworks(run: Run): Promise<void> {
  const { engine } = run;
  const [networks, containers] = await Promise.all([engine.networks(), engine.containers()]);

  await removeSelected(run, selectNetworks(networks, containers), {
    kind: "networks",
    describe: ({ id, name }) => ({ id, names: [name], bytes: 0, certainty: "exact" }),
    // Read anew for each: an engine refuses only where a container is connected, not where a stopped one names the network.
    async check(network) {
      const [networksNow, containersNow] = await Promise.all([engine.networks(), engine.containers()]);
      const now = networksNow.find(({ id }) => id === network.id);
      if (!now) return kept("already_gone");
      if (isKept(now)) return kept("label_keep");
      return containersNow.some((container) => holdsNetwork(container, now)) ? kept("changed") : null;
    },
    async remove({ id }) {
      await engine.removeNetwork(id);
      return REMOVED;
    },
  });
}
