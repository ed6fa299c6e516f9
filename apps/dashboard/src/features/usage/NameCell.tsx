import { ObjectName } from "../../shared/grid/ObjectName.tsx";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import { objectHref } from "../../shared/objects/objectHref.ts";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { cellLook } from "./looks.ts";
import type { UsageRow } from "./rows.ts";

/** What it is called, and the way to its own page. */
export function NameCell({ row: { object, name }, tabIndex }: { row: UsageRow; tabIndex: number }) {
  const { t } = useWords();
  return (
    <span
      role="rowheader"
      aria-label={name}
      className={`${cellLook.title} flex items-start gap-1 font-normal`}
    >
      <span className="min-w-0">
        <ObjectName object={object} href={objectHref(object)} tabIndex={tabIndex} />
        {object.names.length === 0 && <span className="text-xs text-muted">{t("usage.unnamed")}</span>}
      </span>
      <span className="-my-0.5">
        <CopyButton text={() => object.id} label={t("usage.copyId", { name })} tabIndex={tabIndex} />
      </span>
    </span>
  );
}
