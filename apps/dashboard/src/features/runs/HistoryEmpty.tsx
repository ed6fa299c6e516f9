import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import { Button } from "../../shared/ui/Button.tsx";

interface Props {
  /** There may be runs, but none that the search leaves. */
  narrowed: boolean;
  onClear: () => void;
}

export function HistoryEmpty({ narrowed, onClear }: Props) {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  if (narrowed) {
    return (
      <div className="p-4">
        <p role="status">{t("runs.history.noMatch")}</p>
        <Button onClick={onClear} className="mt-2">
          {t("runs.history.clear")}
        </Button>
      </div>
    );
  }
  return (
    <div className="max-w-[44rem] p-4">
      <p className="font-medium">{t("runs.history.none.title")}</p>
      <p className="mt-1 text-muted">{t("runs.history.none.text")}</p>
      {may(role, "operator") && (
        <p className="mt-2">
          <Link href="/clean-up" className="rounded font-medium text-accent underline">
            {t("runs.history.none.begin")}
          </Link>
        </p>
      )}
    </div>
  );
}
