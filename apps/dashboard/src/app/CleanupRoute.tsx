import { lazy, Suspense } from "react";
import { useInfo, useStats } from "../features/overview/queries.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { loadCleanup } from "./loadCleanup.ts";

const CleanupPage = lazy(loadCleanup);
const ProtectDialog = lazy(() => import("../features/protections/ProtectDialog.tsx"));

export function CleanupRoute() {
  const { host: known } = useSession();
  // A host learns its machine's name once its engine has been heard, which may be after the session was read.
  const host = useInfo(known.id).data?.host ?? known;
  const stats = useStats(host.id).data;
  return (
    <CleanupPage
      host={host}
      stats={stats}
      renderProtect={(object, ways) => (
        <Suspense>
          <ProtectDialog object={object} host={host} {...ways} />
        </Suspense>
      )}
    />
  );
}
