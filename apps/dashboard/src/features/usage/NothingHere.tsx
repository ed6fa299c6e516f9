import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText } from "../../shared/ui/kinds.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import type { Subject } from "./columns.ts";

interface Props {
  subject: Subject;
  /** Other kinds of which something matches. */
  elsewhere?: readonly { kind: ObjectKind; count: number }[];
  onKind?: (kind: ObjectKind) => void;
  /** There is something, but nothing that matches: looks for less. */
  onClear?: () => void;
}

/** In the place of an empty table. */
export function NothingHere({ subject, elsewhere = [], onKind, onClear }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!onClear)
    return (
      <Notice tone="info" className="mt-3">
        {t(`usage.empty.${subject}`)}
      </Notice>
    );
  return (
    <Notice tone="info" role="status">
      <p>{t(elsewhere.length > 0 ? "usage.foundElsewhere" : "usage.noneFound")}</p>
      <p className="mt-2 flex flex-wrap gap-2">
        {elsewhere.map(({ kind, count }) => (
          <Button key={kind} onClick={() => onKind?.(kind)}>
            <Icon name={kind} className={kindText[kind]} />
            {t("usage.elsewhere", { kind: t(`kinds.${kind}`), n: format.count(count) })}
          </Button>
        ))}
        <Button onClick={onClear}>{t("usage.clear")}</Button>
      </p>
    </Notice>
  );
}
