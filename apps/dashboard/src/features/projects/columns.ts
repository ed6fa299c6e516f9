export const projectColumns = ["containers", "size", "shared", "reclaimable", "frees", "active"] as const;

/** One line where there is room, otherwise the figures two by two below the name. */
export const projectRowLook =
  "grid grid-cols-2 items-baseline gap-x-4 gap-y-1.5 border-b border-line px-4 py-2.5 lg:grid-cols-[minmax(10rem,1.6fr)_repeat(6,minmax(0,1fr))]";
