import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { PageHeading } from "../shared/ui/PageHeading.tsx";
import { useTitle } from "../shared/ui/useTitle.ts";

export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t("notFound.title"));
  return (
    <div className="mx-auto max-w-xl pt-[10vh]">
      <PageHeading>{t("notFound.title")}</PageHeading>
      <p className="mt-3">{t("notFound.text")}</p>
      <p className="mt-4">
        <Link href="/" className="font-medium text-accent underline">
          {t("notFound.back")}
        </Link>
      </p>
    </div>
  );
}
