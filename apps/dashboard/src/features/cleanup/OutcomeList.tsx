import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../shared/format/nameOf.ts";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Outcome } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon, type IconName } from "../../shared/ui/Icon.tsx";

/** More than this are shown a page at a time: a run may have thousands. */
const PAGE = 100;

const looks: Record<Outcome["outcome"], { icon: IconName; colour: string }> = {
  removed: { icon: "check", colour: "text-ok" },
  failed: { icon: "cross", colour: "text-bad" },
  kept: { icon: "kept", colour: "text-muted" },
};

export function OutcomeList({ outcome, list }: { outcome: Outcome["outcome"]; list: Outcome[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const id = useId();
  const [shown, setShown] = useState(PAGE);
  if (list.length === 0) return null;
  const more = Math.min(PAGE, list.length - shown);
  return (
    <>
      <h4 id={id} className="mt-2 text-sm text-muted">
        {t(`cleanup.result.groups.${outcome}`, { n: format.count(list.length), count: list.length })}
      </h4>
      <ul aria-labelledby={id}>
        {list.slice(0, shown).map((one) => (
          <li key={one.key} className="flex items-baseline gap-2 py-0.5 text-sm">
            <Icon
              name={looks[outcome].icon}
              className={`size-3.5 translate-y-0.5 ${looks[outcome].colour}`}
            />
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span className="font-mono text-xs">{nameOf(one)}</span>
              {one.reason && <span className="ml-2 text-muted">{t(`keptReasons.${one.reason}`)}</span>}
              {one.message && (
                <span className="block font-mono text-xs text-muted" lang="en">
                  {one.message}
                </span>
              )}
            </span>
            {one.bytes !== null && one.kind !== "networks" && (
              <Size bytes={one.bytes} className={outcome === "removed" ? "" : "text-muted"} />
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button look="quiet" onClick={() => setShown(shown + PAGE)} className="mt-1 text-sm">
          {t("actions.showMore", { count: more, n: format.count(more) })}
        </Button>
      )}
    </>
  );
}
