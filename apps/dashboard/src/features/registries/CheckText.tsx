import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Registry } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";

/** Whether it is as it should be. */
const isWell = (outcome: NonNullable<Registry["lastCheck"]>["outcome"]): boolean =>
  outcome === "signed_in" || outcome === "open";

/** What it answered when it was last asked, told anew to who listens when that changes. */
export function CheckText({ check, checking }: { check: Registry["lastCheck"]; checking: boolean }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (checking) return <p role="status">{t("registries.checking")}</p>;
  if (!check) return <p className="text-muted">{t("registries.neverChecked")}</p>;
  const well = isWell(check.outcome);
  return (
    <div role="status" className="flex gap-2 wrap-anywhere">
      <Icon name={well ? "check" : "warning"} className={`mt-0.5 ${well ? "text-ok" : "text-bad"}`} />
      <div className="min-w-0">
        <p className={well ? "text-ok" : "text-bad"}>{t(`registries.outcomes.${check.outcome}.message`)}</p>
        <p className="text-muted">
          {t(`registries.outcomes.${check.outcome}.advice`)}
          {check.detail !== null && (
            <>
              {" "}
              <span lang="en" className="font-mono text-xs">
                {`(${check.detail})`}
              </span>
            </>
          )}
        </p>
        <p className="text-muted">{t("registries.checked", { when: format.instant(check.at) })}</p>
      </div>
    </div>
  );
}
