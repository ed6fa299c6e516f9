import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useFormats } from "../../../shared/format/useFormats.ts";
import { wayToPlan } from "../../../shared/objects/wayToPlan.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Icon } from "../../../shared/ui/Icon.tsx";
import { kindText, objectKinds } from "../../../shared/ui/kinds.ts";
import type { PickedSum } from "./sumOfPicked.ts";

interface Props {
  sum: PickedSum;
  onClear: () => void;
}

/** What is picked, over all tables, and the way on. */
export const PickBar = memo(function PickBar({ sum: { keys, kinds, ownBytes, unknown }, onClear }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [, navigate] = useLocation();
  if (keys.length === 0) return null;
  return (
    <section
      aria-label={t("usage.pick.label")}
      className="bottom-0 z-20 -mx-4 [@media(min-height:30rem)]:sticky mt-4 -mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-raised px-4 py-3"
    >
      <div>
        <p role="status" className="flex flex-wrap items-baseline gap-x-2">
          <strong className="font-semibold sm:text-lg">
            {t("usage.pick.count", { count: keys.length, n: format.count(keys.length) })}
          </strong>
          <span>{t("usage.pick.own", { bytes: format.bytes(ownBytes) })}</span>
          {unknown > 0 && (
            <span className="text-sm text-muted">
              {t("usage.pick.unknown", { count: unknown, n: format.count(unknown) })}
            </span>
          )}
        </p>
        <ul className="flex flex-wrap gap-x-3 text-xs text-muted sm:text-sm">
          {objectKinds.map((kind) => {
            const count = kinds[kind];
            return (
              count && (
                <li key={kind} className="inline-flex items-center gap-1">
                  <Icon name={kind} className={`size-3.5 ${kindText[kind]}`} />
                  {t(`kinds.${kind}`)} <span className="text-text">{format.count(count)}</span>
                </li>
              )
            );
          })}
        </ul>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:w-full">
        <Button look="quiet" onClick={onClear}>
          {t("usage.pick.clear")}
        </Button>
        <Button
          look="primary"
          className="max-sm:flex-1"
          onClick={() => {
            const { href, state } = wayToPlan(keys);
            navigate(href, { state });
          }}
        >
          {t("usage.pick.plan")}
        </Button>
      </div>
    </section>
  );
});
