import type { Session } from "../trpc/types.ts";

type Role = Session["user"]["role"];

const order = ["viewer", "operator", "administrator"] as const satisfies Role[];

/** Whether somebody of this role may do what needs at least the other. */
export const may = (role: Role, least: Role): boolean => order.indexOf(role) >= order.indexOf(least);
