import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { CornerMenu } from "../features/account/CornerMenu.tsx";
import { EngineState } from "../features/overview/EngineState.tsx";
import { isMadeUp } from "../shared/session/demo.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { useSignOut } from "../shared/session/useSignOut.ts";
import { useServerAnswers } from "../shared/trpc/useServerAnswers.ts";
import { Button } from "../shared/ui/Button.tsx";
import { Logo } from "../shared/ui/Logo.tsx";
import { Notice } from "../shared/ui/Notice.tsx";
import { CommandBar } from "./CommandBar.tsx";
import { DemoBanner } from "./DemoBanner.tsx";
import { Navigation, SettingsNavigation } from "./Navigation.tsx";
import { OfflineBanner } from "./OfflineBanner.tsx";
import { PhoneBar } from "./PhoneBar.tsx";
import { RunUnderWay } from "./RunUnderWay.tsx";

/** The frame around every page of somebody signed in. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { host, session } = useSession();
  const answers = useServerAnswers();
  const { here, everywhere } = useSignOut();
  const stuck = here.isError || everywhere.isError;
  return (
    <div className="flex min-h-dvh flex-col pb-(--bottom-bar)">
      <a
        href="#main"
        className="absolute top-2 left-2 z-40 -translate-y-16 rounded bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        {t("actions.skip")}
      </a>
      {isMadeUp(host) && <DemoBanner />}
      <header className="border-b border-line bg-panel">
        <div className="mx-auto flex max-w-[110rem] flex-wrap items-center gap-x-4 px-4">
          <Link href="/" className="flex min-h-12 items-center gap-2 rounded font-semibold lg:mr-4">
            <Logo className="size-6" />
            {t("product")}
          </Link>
          <Navigation />
          <span className="ml-auto flex min-w-0 items-center gap-x-1.5 sm:gap-x-3">
            <CommandBar />
            <EngineState host={host.id} />
            <CornerMenu
              icon="person"
              label={t("account.menu", { name: session.user.name })}
              account={{
                user: session.user,
                onSignOut: () => here.mutate(),
                onSignOutEverywhere: () => everywhere.mutate(),
              }}
            />
          </span>
        </div>
        <SettingsNavigation />
      </header>
      <OfflineBanner shown={!answers} />
      <RunUnderWay host={host.id} />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[110rem] flex-1 px-4 py-5 outline-none">
        {stuck && (
          <Notice tone="bad" role="alert" className="mb-4">
            <p>{t("account.stillSignedIn")}</p>
            <Button
              onClick={() => {
                here.reset();
                everywhere.reset();
              }}
              className="mt-2"
            >
              {t("actions.dismiss")}
            </Button>
          </Notice>
        )}
        {children}
      </main>
      <PhoneBar />
    </div>
  );
}
