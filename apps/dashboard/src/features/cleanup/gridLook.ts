// Columns where there is room for them; below that, one object's facts stand under one another, beside its tick.
const stacked = "grid gap-x-2 gap-y-0.5 lg:gap-x-4";

/** `row`: the columns. `first`, `wide` and `last`: where a cell of stacked rows stands. */
export const gridLook = {
  goes: {
    row: `${stacked} grid-cols-[1.75rem_minmax(0,1fr)_auto] lg:grid-cols-[1.25rem_7.5rem_minmax(0,5fr)_6.5rem_minmax(0,5fr)_8.5rem_minmax(0,2fr)_5.5rem]`,
    first: "col-start-2 lg:col-auto",
    wide: "col-span-2 col-start-2 lg:col-auto",
    last: "col-start-3 lg:col-auto",
  },
  stays: {
    row: `${stacked} grid-cols-[minmax(0,1fr)_auto] lg:grid-cols-[7.5rem_minmax(0,5fr)_6.5rem_minmax(0,5fr)_8.5rem_minmax(0,2fr)_5.5rem]`,
    first: "col-start-1 lg:col-auto",
    wide: "col-span-2 col-start-1 lg:col-auto",
    last: "col-start-2 lg:col-auto",
  },
} as const;
