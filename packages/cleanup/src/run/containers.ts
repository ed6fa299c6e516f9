import { type EngineContainer, type EngineContainerDetails, EngineError } from "@dunnage/api";
import {
  type ContainerRule,
  isSameContainer,
  isStopped,
  isStoppedLongEnough,
  selectContainers,
} from "../selection/containers.ts";
import { isKept } from "../selection/selection.ts";
import { measured } from "./reading.ts";
import { eachAtOnce, type Run, removeSelected } from "./removal.ts";
import { endsKind, kept, REMOVED } from "./verdict.ts";

export async function cleanContainers(rule: ContainerRule, run: Run): Promise<void> {
  const { engine } = run;
  const listed = await engine.containers();
  const details = rule === true ? null : await detailsOfStopped(listed, run);
  const there = listed.filter(({ id }) => details?.get(id) !== "gone");
  const detailsOf = (id: string) => {
    const read = details?.get(id);
    return read === undefined || read === "gone" ? null : read;
  };
  const selection = selectContainers(rule, there, detailsOf, run.nowMs());
  if (selection.take.length + selection.spare.length === 0) return;
  const sized = await measured((signal) => engine.containers({ size: true, signal }));
  const sizes = new Map(sized?.map(({ id, sizeBytes }) => [id, sizeBytes]));

  await removeSelected(run, selection, {
    kind: "containers",
    describe({ id, names }) {
      const bytes = sizes.get(id) ?? null;
      return { id, names, bytes, certainty: bytes === null ? "unknown" : "exact" };
    },
    async check(container) {
      const now = await engine.containerDetails(container.id);
      if (!isSameContainer(container, now) || !isStopped(now)) return kept("changed");
      if (isKept(now)) return kept("label_keep");
      if (rule !== true && isStoppedLongEnough(rule, now, run.nowMs()) !== true) return kept("changed");
      return null;
    },
    async remove({ id }) {
      await engine.removeContainer(id);
      return REMOVED;
    },
  });
}

/** Those that cannot be read are left out. */
async function detailsOfStopped(
  listed: EngineContainer[],
  run: Run,
): Promise<Map<string, EngineContainerDetails | "gone">> {
  const details = new Map<string, EngineContainerDetails | "gone">();
  await eachAtOnce(run.atOnce, listed.filter(isStopped), async ({ id }) => {
    try {
      details.set(id, await run.engine.containerDetails(id));
    } catch (error) {
      if (!(error instanceof EngineError) || endsKind(error)) throw error;
      if (error.code === "not_found") details.set(id, "gone");
    }
  });
  return details;
}
