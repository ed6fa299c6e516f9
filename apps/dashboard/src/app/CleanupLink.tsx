import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { buttonLook } from "../shared/ui/Button.tsx";
import { Icon } from "../shared/ui/Icon.tsx";
import { loadCleanup } from "./loadCleanup.ts";

/** Fetches the page as soon as somebody seems to want it. */
export function CleanupLink() {
  const { t } = useTranslation();
  const fetchPage = () => void loadCleanup();
  return (
    <Link
      href="/clean-up"
      onPointerEnter={fetchPage}
      onFocus={fetchPage}
      className={`${buttonLook("primary")} hover:bg-accent-hover`}
    >
      <Icon name="sweep" />
      {t("cleanup.open")}
    </Link>
  );
}
