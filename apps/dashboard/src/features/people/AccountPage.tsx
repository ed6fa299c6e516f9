import { useTranslation } from "react-i18next";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { OwnSessions } from "./OwnSessions.tsx";
import { PasswordPanel } from "./PasswordPanel.tsx";

/** How one signs in, and where one is signed in. */
export default function AccountPage() {
  const { t } = useTranslation("people");
  useTitle(t("account.title"));
  return (
    <>
      <div className="mb-4 max-w-[52rem]">
        <PageHeading>{t("account.title")}</PageHeading>
        <p className="text-muted">{t("account.intro")}</p>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <OwnSessions />
        <div className="grid gap-4">
          <PasswordPanel />
        </div>
      </div>
    </>
  );
}
