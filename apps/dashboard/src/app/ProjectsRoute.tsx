import { useInfo } from "../features/overview/queries.ts";
import ProjectsPage from "../features/projects/ProjectsPage.tsx";
import { useSession } from "../shared/session/SessionContext.ts";

export default function ProjectsRoute() {
  const { host: known } = useSession();
  // A host learns its machine's name once its engine has been heard, which may be after the session was read.
  return <ProjectsPage host={useInfo(known.id).data?.host ?? known} />;
}
