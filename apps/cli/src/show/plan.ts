import { type CleanupPlan, ObjectKind, type PlanItem, type SparedObject } from "@dunnage/api/schemas";
import { bytes, count } from "./quantities.ts";
import { type Column, plain, table } from "./table.ts";
import { kindName, sparedWords, takenWords, warningWords } from "./words.ts";

const nameOf = ({ names, id }: PlanItem | SparedObject) =>
  names.length > 0 ? names.join(", ") : id.replace(/^sha256:/, "").slice(0, 12);

const going: Column<PlanItem>[] = [
  { title: "KIND", of: ({ kind }) => kindName[kind] },
  { title: "NAME", of: nameOf, shrinks: true },
  { title: "FREES", of: (item) => bytes(item.bytes), align: "right" },
  { title: "WHY", of: ({ reason }) => takenWords[reason.code](reason.params) },
];

const staying: Column<SparedObject>[] = [
  { title: "KIND", of: ({ kind }) => kindName[kind] },
  { title: "STAYS", of: nameOf, shrinks: true },
  { title: "SIZE", of: (item) => bytes(item.bytes), align: "right" },
  { title: "WHY", of: ({ reason }) => sparedWords[reason.code](reason.params) },
];

/** What nobody asked for goes without saying. */
const UNSPOKEN: ReadonlySet<string> = new Set(["not_selected", "not_of_project"]);

/** A plan for people. `kept`: also what stays, as far as the rules spoke of its kind. */
export async function planText(
  plan: CleanupPlan,
  { kept, width }: { kept: boolean; width: number | null },
): Promise<string> {
  const parts: string[] = [];
  if (plan.items.length > 0) parts.push(await table(going, plan.items, width));
  if (kept) {
    const spoken = plan.kept.filter(({ reason }) => !UNSPOKEN.has(reason.code));
    if (spoken.length > 0) parts.push(await table(staying, spoken, width));
  }
  parts.push(totalsText(plan));
  return parts.join("\n\n");
}

export function warningsOf({ warnings }: CleanupPlan): string[] {
  return warnings.map(({ code, params }) => plain(warningWords[code](params)));
}

function totalsText({ totals, total, host, kept }: CleanupPlan): string {
  const stays = count(kept.length, "object");
  if (total.count === 0) return `Nothing on ${plain(host.name)} would go; ${stays} would stay.`;
  const kinds = ObjectKind.options.flatMap((kind) => {
    const of = totals[kind];
    return of ? [`${of.count} ${kindName[kind]}${of.count === 1 || kind === "buildCache" ? "" : "s"}`] : [];
  });
  const unknown = total.unknown > 0 ? `, and ${total.unknown} of unknown size` : "";
  return `${count(total.count, "object")} on ${plain(host.name)} would go (${kinds.join(", ")}): ${bytes(total.bytes)}${unknown}. ${stays} would stay.`;
}
