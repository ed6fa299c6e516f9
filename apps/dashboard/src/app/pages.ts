import { may } from "../shared/session/may.ts";
import type { Session } from "../shared/trpc/types.ts";

type Role = Session["user"]["role"];

interface Page {
  name: string;
  href: string;
  within: string | null;
  least: Role;
}

/** What the navigation leads to, for whom, and which addresses belong to it. */
export const pages = [
  { name: "overview", href: "/", within: null, least: "viewer" },
  { name: "usage", href: "/usage", within: "/usage/", least: "viewer" },
  { name: "projects", href: "/projects", within: "/projects/", least: "viewer" },
  { name: "cleanup", href: "/clean-up", within: null, least: "operator" },
  { name: "history", href: "/history", within: "/runs/", least: "viewer" },
  { name: "protections", href: "/protections", within: null, least: "viewer" },
] as const satisfies Page[];

/** What is set and looked up more seldom: a second line of the navigation, there as long as one is on one of these pages. */
export const settings = [
  { name: "general", href: "/settings", within: null, least: "viewer" },
  { name: "tokens", href: "/tokens", within: null, least: "viewer" },
  { name: "users", href: "/users", within: null, least: "administrator" },
  { name: "registries", href: "/registries", within: null, least: "viewer" },
  { name: "webhooks", href: "/webhooks", within: null, least: "administrator" },
  { name: "audit", href: "/audit", within: null, least: "administrator" },
  { name: "diagnostics", href: "/diagnostics", within: null, least: "administrator" },
] as const satisfies Page[];

export const forRole = <P extends Page>(role: Role, list: readonly P[]): P[] =>
  list.filter(({ least }) => may(role, least));

/** For `aria-current`: the page itself, or one that belongs to it. */
export function currentOf({ href, within }: Page, path: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return within !== null && path.startsWith(within) ? "true" : undefined;
}
