import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { GrowthPanel } from "../features/growth/GrowthPanel.tsx";
import { OverviewPage } from "../features/overview/OverviewPage.tsx";
import { useInfo } from "../features/overview/queries.ts";
import { may } from "../shared/session/may.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { buttonLook } from "../shared/ui/Button.tsx";
import { Icon } from "../shared/ui/Icon.tsx";
import { loadCleanup } from "./loadCleanup.ts";

export function OverviewRoute() {
  const { host: known, session } = useSession();
  // A host learns its machine's name once its engine has been heard, which may be after the session was read.
  const host = useInfo(known.id).data?.host ?? known;
  return (
    <OverviewPage
      host={host}
      actions={may(session.user.role, "operator") && <CleanupLink />}
      growth={<GrowthPanel host={host.id} />}
    />
  );
}

function CleanupLink() {
  const { t } = useTranslation();
  const fetchPage = () => void loadCleanup();
  return (
    <Link
      href="/clean-up"
      onPointerEnter={fetchPage}
      onFocus={fetchPage}
      className={`${buttonLook("primary")} hover:bg-accent-hover`}
    >
      <Icon name="sweep" />
      {t("cleanup.open")}
    </Link>
  );
}
