import type { CleanupPlan, ObjectKind, PlanItem, Rules, SparedObject } from "@dunnage/api";
import { holdsNetwork } from "../src/holders.ts";
import { childrenFirst } from "../src/plan/childrenFirst.ts";
import { planOn } from "./inventory.ts";
import type { World } from "./modelEngine.ts";

/** The widest rules there are. */
export const everything: Rules = {
  containers: true,
  images: "unused",
  volumes: "unused",
  networks: true,
  buildCache: "all",
};

interface Made {
  kind: ObjectKind;
  id: string;
  names: string[];
  bytes: number | null;
  reason: PlanItem["reason"]["code"];
  needs: string[];
  labels?: Record<string, string>;
  createdAt: string | null;
  lastUsedAt?: string | null;
  references?: string[];
}

/**
 * A plan made by hand, whatever sense it makes: of all that is in this world, or of what these words mean: a kind, or one object as
 * `kind/name` or `kind/id`.
 */
export function planOf(world: World, words?: string[], rules: Rules = everything): CleanupPlan {
  const isMeant = ({ kind, id, names }: Made) =>
    words?.some((word) => word === kind || [id, ...names].some((name) => word === `${kind}/${name}`)) ?? true;
  const made = madeIn(world);
  const meant = made.filter(isMeant);
  const keys = new Set(meant.map(keyOf));
  const items = meant.map((one): PlanItem => {
    const needs = one.needs.filter((key) => keys.has(key));
    const frees = meant.filter((other) => other.needs.includes(keyOf(one))).map(keyOf);
    const { references = [] } = one;
    return { ...objectOf(one), reason: { code: one.reason, params: {} }, needs, frees, references };
  });
  const kept = made
    .filter((one) => !isMeant(one))
    .map((one): SparedObject => ({ ...objectOf(one), reason: { code: "not_selected", params: {} } }));
  const total = { count: items.length, bytes: null, unknown: items.length };
  return planOn("here", rules, { items, kept, totals: {}, total, warnings: [] });
}

function keyOf({ kind, id }: Made): string {
  return `${kind}/${id}`;
}

function objectOf(one: Made) {
  const { kind, id, names, bytes, labels = {}, createdAt, lastUsedAt = null } = one;
  const certainty = bytes === null ? ("unknown" as const) : ("exact" as const);
  const project = labels["com.docker.compose.project"] ?? null;
  return { key: keyOf(one), kind, id, names, bytes, certainty, labels, project, createdAt, lastUsedAt };
}

/** All that there is, in the order in which kinds go and children before what they were made from. */
function madeIn({ containers, networks, volumes, images, buildCache }: World): Made[] {
  const holders = (holds: (container: World["containers"][number]) => boolean) =>
    containers.filter(holds).map(({ id }) => `containers/${id}`);
  return [
    ...containers.map((one): Made => {
      const reason = one.state === "created" ? "never_started" : "stopped";
      return {
        ...one,
        kind: "containers",
        bytes: one.sizeBytes,
        reason,
        needs: [],
        lastUsedAt: one.finishedAt,
      };
    }),
    ...networks.map((one): Made => {
      const needs = holders((container) => holdsNetwork(container, one));
      return { ...one, kind: "networks", names: [one.name], bytes: 0, reason: "unused", needs };
    }),
    ...volumes.map((one): Made => {
      const { name, anonymous, sizeBytes } = one;
      const needs = holders((container) => container.volumes.includes(name));
      const said = { id: name, names: anonymous ? [] : [name], bytes: sizeBytes, needs };
      return { ...one, kind: "volumes", ...said, reason: anonymous ? "anonymous" : "named" };
    }),
    ...childrenFirst(images, (one) => images.filter(({ parentId }) => parentId === one.id)).map(
      (one): Made => {
        const { id, tags, digests } = one;
        const children = images.filter(({ parentId }) => parentId === id);
        const untagged = children.length > 0 ? "parent" : "dangling";
        return {
          ...one,
          kind: "images",
          names: tags.length > 0 ? tags : digests,
          references: [...tags, ...digests],
          bytes: one.layers.layers.at(-1)?.sizeBytes ?? 0,
          reason: tags.length > 0 ? "unused" : untagged,
          needs: [
            ...holders(({ imageId }) => imageId === id),
            ...children.map((child) => `images/${child.id}`),
          ],
        };
      },
    ),
    ...childrenFirst(buildCache, (one) => buildCache.filter(({ parents }) => parents.includes(one.id))).map(
      (one): Made => {
        const needs = buildCache.filter(({ parents }) => parents.includes(one.id)).map(({ id }) => id);
        return {
          ...one,
          kind: "buildCache",
          names: [one.description],
          bytes: one.sizeBytes,
          reason: one.shared ? "shared" : "unused",
          needs: needs.map((id) => `buildCache/${id}`),
        };
      },
    ),
  ];
}
