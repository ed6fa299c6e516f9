import { useTranslation } from "react-i18next";

/** Over everything, for as long as one is here: it stays where the page is scrolled, and cannot be closed. */
export function DemoBanner() {
  const { t } = useTranslation();
  return (
    <aside
      aria-label={t("demo.label")}
      className="sticky top-0 z-40 border-b border-warn-line bg-warn-bg px-4 py-1 text-center text-sm"
    >
      <strong className="font-semibold">{t("demo.title")}</strong> {t("demo.text")}
    </aside>
  );
}
