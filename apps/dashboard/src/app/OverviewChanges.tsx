import ChangesPanel from "../features/growth/ChangesPanel.tsx";
import { useDisk, useStats } from "../features/overview/queries.ts";
import { LastRun } from "../features/runs/LastRun.tsx";
import { useSession } from "../shared/session/SessionContext.ts";

/** What changed on a host, with what the panels beside it know of now, and the last clean-up. */
export default function OverviewChanges({ host }: { host: string }) {
  const { id } = useSession().session.user;
  const kinds = useStats(host).data?.diskUsage;
  const freeBytes = useDisk(host).data?.freeBytes ?? null;
  return <ChangesPanel host={host} user={id} now={{ kinds, freeBytes }} lastRun={<LastRun host={host} />} />;
}
