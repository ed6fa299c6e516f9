import type { Host } from "../trpc/types.ts";

/** The server gives this id to a host that is made up, and to no other. */
export const isMadeUp = ({ id }: Pick<Host, "id">): boolean => id === "demo";
