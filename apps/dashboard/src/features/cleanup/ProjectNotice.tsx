import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

interface Props {
  project: string;
  onWhole: () => void;
}

/** That the clean-up is about one compose project alone, and the way out of that. */
export function ProjectNotice({ project, onWhole }: Props) {
  const { t } = useTranslation();
  return (
    <Notice tone="info" className="mb-4 items-center [&>svg]:mt-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p>{t("cleanup.project.only", { project })}</p>
        <Button onClick={onWhole}>{t("cleanup.project.whole")}</Button>
      </div>
    </Notice>
  );
}
