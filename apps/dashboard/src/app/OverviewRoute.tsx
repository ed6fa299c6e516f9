import { lazy, Suspense, useRef } from "react";
import { CleanupButton } from "../features/cleanup/CleanupButton.tsx";
import { CleanupStrip } from "../features/cleanup/CleanupStrip.tsx";
import { useCleanup } from "../features/cleanup/useCleanup.ts";
import { OverviewPage } from "../features/overview/OverviewPage.tsx";
import { useInfo, useStats } from "../features/overview/queries.ts";
import { useRefreshStats } from "../features/overview/useRefreshStats.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { Boundary } from "../shared/ui/Boundary.tsx";
import { ReloadNotice } from "./ReloadNotice.tsx";

const loadDialog = () => import("../features/cleanup/CleanupDialog.tsx");
const CleanupDialog = lazy(loadDialog);

export function OverviewRoute() {
  const { host: known } = useSession();
  // A host learns its machine's name once its engine has been heard, which may be after the session was read.
  const host = useInfo(known.id).data?.host ?? known;
  const stats = useStats(host.id).data;
  const refresh = useRefreshStats(host.id);
  const cleanup = useCleanup(host.id, () => refresh.mutate());
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <OverviewPage
        host={host}
        actions={<CleanupButton ref={opener} cleanup={cleanup} onIntent={() => void loadDialog()} />}
        progress={<CleanupStrip cleanup={cleanup} hostName={host.name} opener={opener} />}
      />
      {cleanup.open && (
        <Boundary fallback={() => <ReloadNotice />}>
          <Suspense>
            <CleanupDialog cleanup={cleanup} host={host} stats={stats} opener={opener} />
          </Suspense>
        </Boundary>
      )}
    </>
  );
}
