import type { ObjectKind } from "../../shared/trpc/types.ts";

// Columns where there is room for them; below that, one object's facts stand two by two under its name and size.
const stacked = "grid grid-cols-6 gap-x-3 gap-y-1";

export const rowLook: Record<ObjectKind, string> = {
  containers: `${stacked} lg:grid-cols-[minmax(0,5fr)_5rem_5rem_6rem_minmax(0,4fr)_minmax(0,2fr)_4.5rem_7.5rem_minmax(0,3fr)]`,
  images: `${stacked} lg:grid-cols-[minmax(0,6fr)_5.5rem_5rem_6rem_minmax(0,3fr)_minmax(0,2fr)_4.5rem_7.5rem_minmax(0,3fr)]`,
  volumes: `${stacked} lg:grid-cols-[minmax(0,5fr)_5rem_6rem_minmax(0,4fr)_minmax(0,2fr)_4.5rem_7.5rem_minmax(0,4fr)]`,
  networks: `${stacked} lg:grid-cols-[minmax(0,5fr)_6rem_minmax(0,4fr)_minmax(0,2fr)_4.5rem_7.5rem_minmax(0,4fr)]`,
  buildCache: `${stacked} lg:grid-cols-[minmax(0,6fr)_8rem_5rem_7rem_minmax(0,3fr)_4.5rem_7.5rem_minmax(0,3fr)]`,
};

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
