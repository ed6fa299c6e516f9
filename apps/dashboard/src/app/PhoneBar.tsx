import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { useSession } from "../shared/session/SessionContext.ts";
import { Icon, type IconName } from "../shared/ui/Icon.tsx";
import { iconOf } from "./navigationIcons.ts";
import { currentOf, forRole, pages, settings } from "./pages.ts";
import { phoneBar } from "./phoneBar.ts";

const MORE = "more-pages";

const face =
  "flex min-h-14 w-full flex-col items-center justify-center gap-0.5 border-t-2 border-transparent forced-colors:border-[Canvas] px-1 text-xs text-muted -outline-offset-2 aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text forced-colors:aria-[current]:border-[Highlight]";

/** The navigation where a thumb reaches it. */
export function PhoneBar() {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const [path] = useLocation();
  const { bar, more } = phoneBar(forRole(role, pages));
  const behind = [...more, ...forRole(role, settings)];
  const within = behind.some((page) => currentOf(page, path));
  return (
    <nav
      aria-label={t("nav.label")}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {bar.map((page) => (
          <li key={page.name}>
            <Link href={page.href} aria-current={currentOf(page, path)} className={face}>
              <Face icon={iconOf(page.name)} label={t(`nav.${page.name}`)} />
            </Link>
          </li>
        ))}
        <li>
          <button
            type="button"
            popoverTarget={MORE}
            aria-current={within ? "true" : undefined}
            className={face}
          >
            <Face icon="more" label={t("nav.more")} />
          </button>
        </li>
      </ul>
      <ul
        id={MORE}
        popover="auto"
        aria-label={t("nav.more")}
        className="fixed inset-x-2 top-auto bottom-[calc(var(--bottom-bar)+0.5rem)] m-0 max-h-[70dvh] w-auto overflow-y-auto rounded-lg border border-line bg-raised p-1.5 text-text shadow-[0_8px_28px_rgb(0_0_0/0.18)]"
      >
        {behind.map((page) => (
          <li key={page.name}>
            <Link
              href={page.href}
              aria-current={currentOf(page, path)}
              onClick={close}
              className="flex min-h-11 items-center gap-3 rounded px-3 text-lg aria-[current]:bg-hover aria-[current]:font-medium"
            >
              <Icon name={iconOf(page.name)} className="text-muted" />
              {t(`nav.${page.name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Face({ icon, label }: { icon: IconName; label: string }) {
  return (
    <>
      <Icon name={icon} className="size-5" />
      {label}
    </>
  );
}

function close({ currentTarget }: MouseEvent): void {
  const list = currentTarget.closest(`#${MORE}`);
  if (list instanceof HTMLElement) list.hidePopover();
}
