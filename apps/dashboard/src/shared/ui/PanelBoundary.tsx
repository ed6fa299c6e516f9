import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Boundary } from "./Boundary.tsx";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

/** A fault in a panel stays in that panel. */
export function PanelBoundary({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Boundary
      fallback={(reset) => (
        <Notice tone="bad" role="alert" className="m-4">
          <p>{t("errors.panelBroke")}</p>
          <Button onClick={reset} className="mt-2">
            {t("actions.tryAgain")}
          </Button>
        </Notice>
      )}
    >
      {children}
    </Boundary>
  );
}
