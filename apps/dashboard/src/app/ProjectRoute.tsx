import { useTranslation } from "react-i18next";
import { sparedWords } from "../features/cleanup/reasonWords.ts";
import { useInfo } from "../features/overview/queries.ts";
import { ProjectPage } from "../features/projects/ProjectPage.tsx";
import { useFormats } from "../shared/format/useFormats.ts";
import { useSession } from "../shared/session/SessionContext.ts";

/** A project, with the words that a plan says in why something stays. */
export default function ProjectRoute({ params: { name } }: { params: { name: string } }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { host: known } = useSession();
  // A host learns its machine's name once its engine has been heard, which may be after the session was read.
  const host = useInfo(known.id).data?.host ?? known;
  return (
    <ProjectPage
      host={host}
      project={name}
      staysWords={({ kind, stays }, { readAt }) =>
        stays ? sparedWords({ t, format, readAt }, { kind, reason: stays }) : ""
      }
    />
  );
}
