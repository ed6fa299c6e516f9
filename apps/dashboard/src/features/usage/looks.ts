import type { ObjectKind } from "../../shared/trpc/types.ts";
import type { Column } from "./columns.ts";

// Columns where there is room for them; below that, one object's facts stand two by two under its name and size.
const stacked = "grid grid-cols-6 gap-x-3 gap-y-1";

/** The grid around it says how wide its columns are: see `template`. */
export const rowLook = `${stacked} lg:grid-cols-(--columns)`;

const widths: Record<Column, string> = {
  name: "minmax(0,5fr)",
  id: "6.5rem",
  state: "5rem",
  bytes: "7rem",
  uniqueBytes: "6rem",
  use: "6rem",
  ties: "minmax(0,4fr)",
  project: "minmax(0,2fr)",
  labels: "minmax(0,4fr)",
  createdAt: "5.75rem",
  lastUsedAt: "7.5rem",
  protection: "minmax(0,3fr)",
};

/** How wide the columns are. `ticks`: before them stands a box to tick. */
export function template(kind: ObjectKind, columns: readonly Column[], ticks: boolean): string {
  const its = columns.map((column) =>
    kind === "buildCache" && column === "state" ? "8rem" : widths[column],
  );
  return (ticks ? ["1.25rem", ...its] : its).join(" ");
}

export const projectLook = `${stacked} lg:grid-cols-[minmax(0,1fr)_9rem_5.5rem_5.5rem_5.5rem_6rem_6rem_6rem_6rem]`;

/** Where a cell of stacked rows stands. */
export const cellLook = {
  title: "col-span-4 -order-2 min-w-0 lg:order-none lg:col-span-1",
  figure: "col-span-2 -order-1 min-w-0 text-right font-medium lg:order-none lg:col-span-1",
  half: "col-span-3 min-w-0 lg:col-span-1",
  use: "order-1 col-span-3 min-w-0 lg:order-none lg:col-span-1",
  age: "order-2 col-span-3 min-w-0 lg:order-none lg:col-span-1",
  project: "order-3 col-span-6 min-w-0 lg:order-none lg:col-span-1",
  whole: "order-4 col-span-6 min-w-0 lg:order-none lg:col-span-1",
} as const;
