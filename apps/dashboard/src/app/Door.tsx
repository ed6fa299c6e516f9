import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CornerMenu } from "../features/account/CornerMenu.tsx";
import { useWaysIn } from "../shared/session/useWaysIn.ts";
import { Logo } from "../shared/ui/Logo.tsx";
import { DemoBanner } from "./DemoBanner.tsx";
import { OfflineBanner } from "./OfflineBanner.tsx";

/** The frame of the pages before one is signed in. */
export function Door({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const ways = useWaysIn();
  return (
    <div className="flex min-h-dvh flex-col">
      {ways.data?.demo && <DemoBanner />}
      <header className="flex justify-end p-2">
        <CornerMenu icon="preferences" label={t("account.preferences")} />
      </header>
      <OfflineBanner shown={ways.isError} />
      <main className="mx-auto w-full max-w-96 flex-1 px-4 pt-[8vh] pb-16">
        <p className="mb-8 flex items-center gap-2.5 text-lg font-semibold">
          <Logo className="size-8" />
          {t("product")}
        </p>
        {children}
      </main>
    </div>
  );
}
