import { useTranslation } from "react-i18next";
import type { Command } from "../features/commands/commands.ts";
import { useRefreshStats } from "../features/overview/useRefreshStats.ts";
import { chooseLanguage } from "../shared/i18n/i18n.ts";
import { languages, nameOfLanguage } from "../shared/i18n/language.ts";
import { everywhere } from "../shared/keys/keyTable.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { useSignOut } from "../shared/session/useSignOut.ts";
import { chooseTheme, themes, useTheme } from "../shared/ui/theme.ts";
import { startTour } from "../shared/ui/tour.ts";

/** What can be done from anywhere. */
export function useActionCommands(onSheet: () => void): Command[] {
  const { t, i18n } = useTranslation();
  const { host } = useSession();
  const theme = useTheme();
  const { mutate: measure } = useRefreshStats(host.id);
  const { here } = useSignOut();
  return [
    { id: "measure", label: t("disk.refresh"), detail: t("disk.title"), run: () => measure() },
    ...themes
      .filter((one) => one !== theme)
      .map((one) => ({
        id: `theme ${one}`,
        label: t(`account.themes.${one}`),
        detail: t("account.theme"),
        run: () => chooseTheme(one),
      })),
    ...languages
      .filter((one) => one !== i18n.language)
      .map((one) => ({
        id: `language ${one}`,
        label: nameOfLanguage(one),
        detail: t("account.language"),
        run: () => void chooseLanguage(one),
      })),
    { id: "keys", label: t("commands.sheet.title"), keys: [everywhere.sheet], run: onSheet },
    { id: "tour", label: t("account.tour"), run: startTour },
    { id: "sign out", label: t("account.signOut"), run: () => here.mutate() },
  ];
}
