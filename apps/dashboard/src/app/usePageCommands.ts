import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Command } from "../features/commands/commands.ts";
import { everywhere } from "../shared/keys/keyTable.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { goKeys } from "./goKeys.ts";
import { forRole, pages, settings } from "./pages.ts";

/** The pages that this person may use. */
export function usePageCommands(): Command[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { role } = useSession().session.user;
  const inSettings = new Set(settings.map(({ href }): string => href));
  const listed = [...forRole(role, pages), ...forRole(role, settings)].map(({ name, href }): Command => {
    const letter = goKeys[name];
    return {
      id: href,
      label: t(`nav.${name}`),
      ...(inSettings.has(href) && { detail: t("nav.settings") }),
      ...(letter !== undefined && { keys: [everywhere.go, letter] }),
      run: () => navigate(href),
    };
  });
  return [...listed, { id: "/account", label: t("account.open"), run: () => navigate("/account") }];
}
