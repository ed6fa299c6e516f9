import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { amountOf, type Choice, limitsOfKind, type Target } from "./choices.ts";

/** What cannot be got back by pulling or building is said louder. */
const loud: ReadonlySet<Target | "off"> = new Set(["volumes.unused", "images.unused"]);

/** What a choice takes and what it spares, its limits included. */
export function Meaning({ kind, choice: { target, limits } }: { kind: ObjectKind; choice: Choice }) {
  const { t } = useTranslation();
  const format = useFormats();
  const said =
    target === "off"
      ? []
      : limitsOfKind[kind].flatMap((limit) => {
          const amount = amountOf(limit, limits[limit]);
          if (amount === null || !(amount > 0) || !Number.isSafeInteger(amount)) return [];
          return limit === "keepNewest"
            ? t("cleanup.limits.said.keepNewest", { count: amount, n: format.count(amount) })
            : t(`cleanup.limits.said.${limit}`, { span: format.span(amount) });
        });
  const words = t(`cleanup.meaning.${target}`);
  return (
    <>
      {loud.has(target) ? (
        <Notice tone="warn" className="text-text">
          {words}
        </Notice>
      ) : (
        <p>{words}</p>
      )}
      {said.map((sentence) => (
        <p key={sentence} className="mt-1 text-text">
          {sentence}
        </p>
      ))}
    </>
  );
}
