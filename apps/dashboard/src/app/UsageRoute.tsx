import { lazy, Suspense } from "react";
import { useLive } from "../features/overview/LiveHost.tsx";
import { useInfo } from "../features/overview/queries.ts";
import { UsagePage } from "../features/usage/UsagePage.tsx";
import { may } from "../shared/session/may.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { CleanupLink } from "./CleanupLink.tsx";

const ProtectDialog = lazy(() => import("../features/protections/ProtectDialog.tsx"));
const LiftDialog = lazy(() => import("../features/protections/LiftDialog.tsx"));

export default function UsageRoute() {
  const { host: known, session } = useSession();
  // A host learns its machine's name once its engine has been heard, which may be after the session was read.
  const info = useInfo(known.id);
  const host = info.data?.host ?? known;
  return (
    <UsagePage
      host={host}
      live={useLive()}
      actions={may(session.user.role, "operator") && <CleanupLink />}
      renderProtect={(object, ways) => (
        <Suspense>
          <ProtectDialog object={object} host={host} {...ways} />
        </Suspense>
      )}
      renderLift={(object, ways) => (
        <Suspense>
          <LiftDialog object={object} {...ways} />
        </Suspense>
      )}
    />
  );
}
