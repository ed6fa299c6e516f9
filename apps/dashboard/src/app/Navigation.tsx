import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { useSession } from "../shared/session/SessionContext.ts";
import { currentOf, forRole, pages, settings } from "./pages.ts";

const look =
  "inline-flex items-center border-b-2 border-transparent px-2.5 whitespace-nowrap text-muted -outline-offset-2 hover:border-edge hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight]";

/** The pages that this person may use: in the header's own line where there is room, below it where there is not. A phone has a bar instead. */
export function Navigation() {
  const { t } = useTranslation();
  const { role, inSettings, first, path } = useSettings();
  return (
    <nav aria-label={t("nav.label")} className="-mx-2.5 max-lg:order-last max-lg:basis-full max-sm:hidden">
      <ul className="flex">
        {forRole(role, pages).map((page) => (
          <Entry key={page.name} href={page.href} current={currentOf(page, path)}>
            {t(`nav.${page.name}`)}
          </Entry>
        ))}
        {first && (
          <Entry href={first.href} current={inSettings ? "true" : undefined}>
            {t("nav.settings")}
          </Entry>
        )}
      </ul>
    </nav>
  );
}

/** What is set and looked up more seldom, while one is at one of these. */
export function SettingsNavigation() {
  const { t } = useTranslation();
  const { inSettings, ofSettings, path } = useSettings();
  if (!inSettings) return null;
  return (
    <div className="border-t border-line bg-sunken">
      <nav aria-label={t("nav.settings")} className="mx-auto max-w-[110rem] overflow-x-auto px-1.5">
        <ul className="flex">
          {ofSettings.map((page) => (
            <li key={page.name}>
              <Link
                ref={currentOf(page, path) ? bringIntoView : undefined}
                href={page.href}
                aria-current={currentOf(page, path)}
                className={`${look} min-h-11 text-sm sm:min-h-9`}
              >
                {t(`nav.${page.name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** On a phone the line is longer than the screen. */
const bringIntoView = (link: HTMLElement | null) =>
  link?.scrollIntoView({ block: "nearest", inline: "center" });

interface EntryProps {
  href: string;
  current: "page" | "true" | undefined;
  children: ReactNode;
}

function Entry({ href, current, children }: EntryProps) {
  return (
    <li>
      <Link href={href} aria-current={current} className={`${look} min-h-10 lg:min-h-12`}>
        {children}
      </Link>
    </li>
  );
}

function useSettings() {
  const { role } = useSession().session.user;
  const [path] = useLocation();
  const ofSettings = forRole(role, settings);
  const inSettings = ofSettings.some((page) => currentOf(page, path));
  return { role, path, ofSettings, inSettings, first: ofSettings[0] };
}
