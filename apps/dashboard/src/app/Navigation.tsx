import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { useSession } from "../shared/session/SessionContext.ts";
import { currentOf, pagesFor } from "./pages.ts";

const look =
  "-mb-px inline-flex min-h-9 items-center border-b-2 border-transparent px-1.5 text-sm whitespace-nowrap text-muted hover:border-edge hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight] sm:px-2.5 sm:text-base";

/** The pages that this person may use. */
export function Navigation() {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const [path] = useLocation();
  return (
    <nav aria-label={t("nav.label")} className="mx-auto w-full max-w-[110rem] px-2.5 sm:px-1.5">
      <ul className="flex flex-wrap gap-x-0.5">
        {pagesFor(role).map((page) => (
          <li key={page.name}>
            <Link href={page.href} aria-current={currentOf(page, path)} className={look}>
              {t(`nav.${page.name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
