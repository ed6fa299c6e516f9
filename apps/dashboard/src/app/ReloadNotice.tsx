import { useTranslation } from "react-i18next";
import { Button } from "../shared/ui/Button.tsx";
import { Notice } from "../shared/ui/Notice.tsx";

/** When the page itself is broken, or a part of it could not be fetched because the server was updated meanwhile. */
export function ReloadNotice() {
  const { t } = useTranslation();
  return (
    <Notice tone="bad" role="alert" className="mx-auto my-6 max-w-xl">
      <p className="font-medium">{t("errors.pageBroke.message")}</p>
      <p className="mt-1">{t("errors.pageBroke.advice")}</p>
      <Button onClick={() => location.reload()} className="mt-2">
        {t("actions.reload")}
      </Button>
    </Notice>
  );
}
