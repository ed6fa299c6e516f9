import { GrowthPanel } from "../features/growth/GrowthPanel.tsx";
import { OverviewPage } from "../features/overview/OverviewPage.tsx";
import { useInfo } from "../features/overview/queries.ts";
import { may } from "../shared/session/may.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { CleanupLink } from "./CleanupLink.tsx";

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
