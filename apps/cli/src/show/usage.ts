import { DiskKind, type DiskUsage } from "@dunnage/api/schemas";
import { bytes } from "./quantities.ts";
import { type Column, table } from "./table.ts";
import { kindName, kindNames } from "./words.ts";

/** Bytes by kind, as `docker system df` lays them out. */
export async function kindsText(
  { totals, unusedNamedVolumesBytes }: DiskUsage,
  width: number | null,
): Promise<string> {
  const columns: Column<DiskKind>[] = [
    { title: "KIND", of: (kind) => kindNames[kind] },
    { title: "TOTAL", of: (kind) => String(totals[kind].count), align: "right" },
    { title: "IN USE", of: (kind) => String(totals[kind].usedCount), align: "right" },
    { title: "SIZE", of: (kind) => bytes(totals[kind].bytes), align: "right" },
    { title: "RECLAIMABLE", of: (kind) => bytes(totals[kind].reclaimableBytes), align: "right" },
  ];
  const named = unusedNamedVolumesBytes
    ? `\n\nUnused volumes with a name hold ${bytes(unusedNamedVolumesBytes)} more. They go only when asked for by name: --volumes unused.`
    : "";
  return (await table(columns, DiskKind.options, width)) + named;
}

/** Every object, the largest first. */
export async function objectsText({ objects }: DiskUsage, width: number | null): Promise<string> {
  const columns: Column<DiskUsage["objects"][number]>[] = [
    { title: "KIND", of: ({ kind }) => kindName[kind] },
    {
      title: "NAME",
      of: ({ names, id }) => (names.length > 0 ? names.join(", ") : id.replace(/^sha256:/, "").slice(0, 12)),
      shrinks: true,
    },
    { title: "SIZE", of: (object) => bytes(object.bytes), align: "right" },
    { title: "ALONE", of: (object) => bytes(object.uniqueBytes), align: "right" },
    { title: "STATE", of: ({ use, protection }) => (protection ? "protected" : use) },
    { title: "PROJECT", of: ({ project }) => project ?? "" },
  ];
  const bySize = objects
    .filter(({ kind }) => kind !== "networks")
    .toSorted((a, b) => (b.bytes ?? -1) - (a.bytes ?? -1));
  return table(columns, bySize, width);
}

/** What each compose project takes. */
export async function projectsText({ projects }: DiskUsage, width: number | null): Promise<string> {
  const columns: Column<DiskUsage["projects"][number]>[] = [
    { title: "PROJECT", of: ({ project }) => project, shrinks: true },
    { title: "CONTAINERS", of: ({ containers }) => String(containers), align: "right" },
    { title: "RUNNING", of: ({ running }) => String(running), align: "right" },
    { title: "LAYERS", of: ({ containerBytes }) => bytes(containerBytes), align: "right" },
    { title: "VOLUMES", of: ({ volumeBytes }) => bytes(volumeBytes), align: "right" },
    { title: "IMAGES", of: ({ imageBytes }) => bytes(imageBytes), align: "right" },
    { title: "OWN IMAGES", of: ({ ownImageBytes }) => bytes(ownImageBytes), align: "right" },
  ];
  return projects.length > 0 ? table(columns, projects, width) : "There is no compose project on this host.";
}
