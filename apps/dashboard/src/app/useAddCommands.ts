import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Command } from "../features/commands/commands.ts";
import { may } from "../shared/session/may.ts";
import { useSession } from "../shared/session/SessionContext.ts";

const added = [
  { what: "protection", page: "protections", href: "/protections", least: "operator" },
  { what: "token", page: "tokens", href: "/tokens", least: "viewer" },
  { what: "invitation", page: "users", href: "/users", least: "administrator" },
  { what: "registry", page: "registries", href: "/registries", least: "administrator" },
  { what: "webhook", page: "webhooks", href: "/webhooks", least: "administrator" },
] as const;

/** Whatever can be added, by what it is: its form is opened. */
export function useAddCommands(): Command[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { role } = useSession().session.user;
  return added
    .filter(({ least }) => may(role, least))
    .map(({ what, page, href }) => ({
      id: `add ${what}`,
      label: t(`commands.add.${what}`),
      detail: t(`nav.${page}`),
      run: () => navigate(`${href}?new=1`),
    }));
}
