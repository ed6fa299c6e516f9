import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CornerMenu } from "../features/account/CornerMenu.tsx";
import { useWaysIn } from "../shared/session/useWaysIn.ts";
import { Logo } from "../shared/ui/Logo.tsx";
import { OfflineBanner } from "./OfflineBanner.tsx";

/** The frame of the pages before one is signed in. */
export function Door({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const away = useWaysIn().isError;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex justify-end p-2">
        <CornerMenu icon="preferences" label={t("account.preferences")} />
      </header>
      <OfflineBanner shown={away} />
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
