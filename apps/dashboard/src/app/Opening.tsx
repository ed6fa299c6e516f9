import { useTranslation } from "react-i18next";
import type { Failure } from "../shared/trpc/failure.ts";
import { FailureNotice } from "../shared/ui/FailureNotice.tsx";
import { Logo } from "../shared/ui/Logo.tsx";

/** Before it is known who is there: a moment, or for as long as the server does not answer. */
export function Opening({ failure, onRetry }: { failure: Failure | null; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <main className="mx-auto max-w-xl px-4 pt-[16vh]" aria-busy={!failure}>
      <h1 className="mb-6 flex items-center gap-2.5 text-lg font-semibold">
        <Logo className="size-8" />
        {t("product")}
      </h1>
      {failure ? (
        <FailureNotice failure={failure} onRetry={onRetry} />
      ) : (
        <p className="sr-only">{t("states.loading")}</p>
      )}
    </main>
  );
}
