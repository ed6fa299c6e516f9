import { Menu } from "@base-ui/react/menu";
import { useTranslation } from "react-i18next";
import { chooseLanguage } from "../../shared/i18n/i18n.ts";
import { languages, nameOfLanguage } from "../../shared/i18n/language.ts";
import { chooseTheme, themes, useTheme } from "../../shared/ui/theme.ts";
import { MenuChoice, MenuGroup } from "./MenuParts.tsx";

/** Language and theme: the part of the menu that needs nobody signed in. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  return (
    <>
      <MenuGroup label={t("account.language")}>
        <Menu.RadioGroup value={i18n.language} onValueChange={(tag: string) => void chooseLanguage(tag)}>
          {languages.map((tag) => (
            <MenuChoice key={tag} value={tag} lang={tag}>
              {nameOfLanguage(tag)}
            </MenuChoice>
          ))}
        </Menu.RadioGroup>
      </MenuGroup>
      <MenuGroup label={t("account.theme")}>
        <Menu.RadioGroup value={theme} onValueChange={chooseTheme}>
          {themes.map((name) => (
            <MenuChoice key={name} value={name}>
              {t(`account.themes.${name}`)}
            </MenuChoice>
          ))}
        </Menu.RadioGroup>
      </MenuGroup>
    </>
  );
}
