import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";

/** Told apart from what can be had back: somebody gave this data a name. */
export function UnusedNamedVolumes({ bytes }: { bytes: number | null }) {
  const { t } = useTranslation();
  if (!bytes) return null;
  return (
    <p className="flex gap-2 border-t border-line pt-2 text-sm text-muted">
      <Icon name="volumes" className="mt-0.5 text-volumes" />
      <span>
        <strong className="font-medium text-text">
          {t("disk.namedVolumes")} <Size bytes={bytes} />
        </strong>{" "}
        {t("disk.namedVolumesWhy")}
      </span>
    </p>
  );
}
