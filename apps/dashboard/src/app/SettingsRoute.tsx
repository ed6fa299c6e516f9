import { useInfo } from "../features/overview/queries.ts";
import SettingsPage from "../features/settings/SettingsPage.tsx";
import { useSession } from "../shared/session/SessionContext.ts";

export default function SettingsRoute() {
  return <SettingsPage info={useInfo(useSession().host.id).data} />;
}
