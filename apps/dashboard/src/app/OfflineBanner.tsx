import { useTranslation } from "react-i18next";
import { Icon } from "../shared/ui/Icon.tsx";

/** Quiet, over everything: the server itself is away. Always in the page, so that screen readers hear it change. */
export function OfflineBanner({ shown }: { shown: boolean }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {shown && (
        <p className="flex items-center justify-center gap-2 border-b border-warn-line bg-warn-bg px-4 py-1.5 text-center text-sm">
          <Icon name="warning" className="text-warn" />
          {t("errors.offline.banner")}
        </p>
      )}
    </div>
  );
}
