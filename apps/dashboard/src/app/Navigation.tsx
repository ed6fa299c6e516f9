import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { useSession } from "../shared/session/SessionContext.ts";
import { currentOf, forRole, pages, settings } from "./pages.ts";

const look =
  "-mb-px inline-flex min-h-9 items-center border-b-2 border-transparent px-1.5 text-sm whitespace-nowrap text-muted hover:border-edge hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight] sm:px-2.5";

/** The pages that this person may use, and below them the settings while they are at one of those. */
export function Navigation() {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const [path] = useLocation();
  const ofSettings = forRole(role, settings);
  const [first] = ofSettings;
  const inSettings = ofSettings.some((page) => currentOf(page, path));
  return (
    <>
      <Line label={t("nav.label")}>
        {forRole(role, pages).map((page) => (
          <li key={page.name}>
            <Link href={page.href} aria-current={currentOf(page, path)} className={`${look} sm:text-base`}>
              {t(`nav.${page.name}`)}
            </Link>
          </li>
        ))}
        {first && (
          <li>
            <Link
              href={first.href}
              aria-current={inSettings ? "true" : undefined}
              className={`${look} sm:text-base`}
            >
              {t("nav.settings")}
            </Link>
          </li>
        )}
      </Line>
      {inSettings && (
        <div className="border-t border-line bg-sunken">
          <Line label={t("nav.settings")}>
            {ofSettings.map((page) => (
              <li key={page.name}>
                <Link href={page.href} aria-current={currentOf(page, path)} className={look}>
                  {t(`nav.${page.name}`)}
                </Link>
              </li>
            ))}
          </Line>
        </div>
      )}
    </>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="mx-auto w-full max-w-[110rem] px-2.5 sm:px-1.5">
      <ul className="flex flex-wrap gap-x-0.5">{children}</ul>
    </nav>
  );
}
