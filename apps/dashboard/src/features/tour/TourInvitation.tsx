import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";

interface Props {
  onStart: () => void;
  onSkip: () => void;
}

/** Asks, once, and is in nobody's way. */
export default function TourInvitation({ onStart, onSkip }: Props) {
  const { t } = useTranslation();
  return (
    <aside
      aria-label={t("tour.title")}
      className="fixed inset-x-2 bottom-[calc(var(--bottom-bar,0px)+0.5rem)] z-20 rounded-lg border border-line bg-raised px-4 py-3 shadow-[0_8px_28px_rgb(0_0_0/0.18)] sm:right-4 sm:bottom-4 sm:left-auto sm:w-88"
    >
      <p className="font-medium">{t("tour.invitation")}</p>
      <p className="text-sm text-muted">{t("tour.length")}</p>
      <p className="mt-2 flex flex-wrap gap-2">
        <Button look="primary" onClick={onStart}>
          {t("tour.start")}
        </Button>
        <Button look="quiet" onClick={onSkip}>
          {t("tour.no")}
        </Button>
      </p>
    </aside>
  );
}
