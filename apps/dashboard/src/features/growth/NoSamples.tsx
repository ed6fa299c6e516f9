import { useTranslation } from "react-i18next";
import { NextSample } from "./NextSample.tsx";

/** What one can do about it is to wait: for how long, and for what. */
export function NoSamples({ next }: { next: string | null }) {
  const { t } = useTranslation();
  return (
    <div className="max-w-[46rem] p-4">
      <p className="font-medium">{t("growth.empty")}</p>
      <p className="mt-1 text-muted">
        {t("growth.emptyWhy")} <NextSample next={next} />
      </p>
    </div>
  );
}
