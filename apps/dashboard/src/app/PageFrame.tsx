import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { Boundary } from "../shared/ui/Boundary.tsx";
import { ReloadNotice } from "./ReloadNotice.tsx";

/** What stands there while a page's code is fetched, and in its place if that cannot be had. Another address tries anew. */
export function PageFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  return (
    <Boundary key={path} fallback={() => <ReloadNotice />}>
      <Suspense
        fallback={
          <p aria-busy="true" className="sr-only">
            {t("states.loading")}
          </p>
        }
      >
        {children}
      </Suspense>
    </Boundary>
  );
}
