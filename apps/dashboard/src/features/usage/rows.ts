import { nameOf } from "../../shared/format/nameOf.ts";
import { naturalKey } from "../../shared/grid/naturalKey.ts";
import { isInUse, type ObjectsByKey } from "../../shared/objects/inUse.ts";
import type { ObjectKind, UsageObject } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

/** What an object is tied to, of one kind. */
export interface Tie {
  kind: ObjectKind;
  objects: UsageObject[];
}

export interface UsageRow {
  key: string;
  object: UsageObject;
  name: string;
  /** Something that runs uses it, or it runs itself. */
  inUse: boolean;
  /** Of a container what it holds, of all else what holds it. */
  ties: Tie[];
  tieCount: number;
  /** What free words look in: names and id, in small letters. */
  text: string;
  /** What its name is sorted by. */
  order: string;
}

export function rowsOf(objects: readonly UsageObject[], byKey: ObjectsByKey, kind: ObjectKind): UsageRow[] {
  return objects
    .filter((object) => object.kind === kind)
    .map((object) => {
      const { key, names, id } = object;
      const name = nameOf(object);
      const ties = tiesOf(object, byKey);
      return {
        key,
        object,
        name,
        inUse: isInUse(object, byKey),
        ties,
        tieCount: ties.reduce((sum, tie) => sum + tie.objects.length, 0),
        text: [...names, id].join("\n").toLowerCase(),
        order: naturalKey(name),
      };
    });
}

function tiesOf({ kind, heldBy, holds }: UsageObject, byKey: ObjectsByKey): Tie[] {
  const keys = kind === "containers" ? holds : heldBy;
  if (keys.length === 0) return [];
  const tied = keys.flatMap((key) => byKey.get(key) ?? []);
  return objectKinds
    .map((one) => ({ kind: one, objects: tied.filter((object) => object.kind === one) }))
    .filter(({ objects }) => objects.length > 0);
}

const PROJECT = "projects/";

export const keyOfProject = (project: string): string => `${PROJECT}${project}`;

/** The project that a key is of; `null`: it is an object's. */
export const projectIn = (key: string): string | null =>
  key.startsWith(PROJECT) ? key.slice(PROJECT.length) : null;

/** Keys of what is tied to an object, both ways, or belongs to a project, with the images that its containers run from. */
export function tiedTo(
  key: string,
  objects: readonly UsageObject[],
  byKey: ObjectsByKey,
): ReadonlySet<string> {
  const project = projectIn(key);
  if (project === null) {
    const object = byKey.get(key);
    return new Set(object ? [...object.heldBy, ...object.holds] : []);
  }
  const isMine = (one: UsageObject | undefined) => one?.project === project;
  return new Set(
    objects
      .filter(
        (one) =>
          isMine(one) || (one.kind === "images" && one.heldBy.some((holder) => isMine(byKey.get(holder)))),
      )
      .map((one) => one.key),
  );
}
