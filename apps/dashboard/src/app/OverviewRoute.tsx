import { lazy } from "react";
import { OverviewPage } from "../features/overview/OverviewPage.tsx";
import { useInfo } from "../features/overview/queries.ts";
import { withItsWords } from "../shared/i18n/i18n.ts";
import { may } from "../shared/session/may.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { CleanupLink } from "./CleanupLink.tsx";
import { cleanupLinks } from "./cleanupLinks.ts";

// What is below the first figures, or is not known as soon as they are, comes after them.
const OverviewChanges = lazy(() => withItsWords(import("./OverviewChanges.tsx")));
const DiskPicture = lazy(() => withItsWords(import("./DiskPicture.tsx")));
const GrowthPanel = lazy(() => withItsWords(import("../features/growth/GrowthPanel.tsx")));

export function OverviewRoute() {
  const { host: known, session } = useSession();
  // A host learns its machine's name once its engine has been heard, which may be after the session was read.
  const host = useInfo(known.id).data?.host ?? known;
  const allowed = may(session.user.role, "operator");
  return (
    <OverviewPage
      host={host}
      actions={allowed && <CleanupLink />}
      backLinks={allowed ? cleanupLinks : null}
      changes={<OverviewChanges host={host.id} />}
      picture={<DiskPicture host={host.id} />}
      growth={<GrowthPanel host={host.id} />}
    />
  );
}
