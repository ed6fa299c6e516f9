import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../shared/ui/Icon.tsx";

/** Hears keys from right after the first paint on. */
const Commands = lazy(() => import("./Commands.tsx"));

export type Shown = "palette" | "sheet" | null;

/** The way to everything by its name, by hand or by key. */
export function CommandBar() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>(null);
  return (
    <>
      <button
        type="button"
        aria-label={t("actions.search")}
        aria-keyshortcuts="Control+K"
        aria-haspopup="dialog"
        onClick={() => setShown("palette")}
        className="inline-flex min-h-8 items-center gap-2 rounded px-2 text-sm text-muted hover:bg-hover hover:text-text min-[80rem]:min-w-44 lg:border lg:border-line"
      >
        <Icon name="search" />
        <span className="hidden min-[80rem]:inline">{t("actions.search")}</span>
      </button>
      <Suspense>
        <Commands shown={shown} onShow={setShown} />
      </Suspense>
    </>
  );
}
