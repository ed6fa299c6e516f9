import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { stackedKinds } from "./stackedKinds.ts";

type Samples = UsageHistory["samples"];

/** What the chart shows, in figures, the newest first. */
export function SamplesTable({ samples }: { samples: Samples }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details className="group mt-2 text-sm" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="inline-flex items-center gap-1 rounded-sm text-muted hover:text-text">
        <Icon name="chevron" className="-rotate-90 group-open:rotate-0" />
        {t("growth.asTable")}
      </summary>
      {open && (
        <div
          role="region"
          aria-label={t("growth.asTable")}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, for a keyboard too
          tabIndex={0}
          className="mt-2 max-h-80 overflow-auto"
        >
          <Rows samples={samples} />
        </div>
      )}
    </details>
  );
}

function Rows({ samples }: { samples: Samples }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <table className="w-full">
      <caption className="sr-only">{t("growth.samples")}</caption>
      <thead className="sticky top-0 bg-panel">
        <tr className="text-right text-xs text-muted [&>th]:pb-1 [&>th]:pl-3 [&>th]:font-normal">
          <th scope="col" className="pl-0! text-left">
            {t("growth.columns.at")}
          </th>
          {stackedKinds.map((kind) => (
            <th key={kind} scope="col">
              {t(`kinds.${kind}`)}
            </th>
          ))}
          <th scope="col">{t("growth.free")}</th>
        </tr>
      </thead>
      <tbody>
        {samples.toReversed().map(({ at, kinds, freeBytes }) => (
          <tr key={at} className="border-t border-line text-right [&>*]:py-1 [&>td]:pl-3">
            <th scope="row" className="text-left font-normal whitespace-nowrap">
              <time dateTime={at}>{format.instant(at)}</time>
            </th>
            {[...stackedKinds.map((kind) => kinds[kind]), freeBytes].map((bytes, column) => (
              <td key={stackedKinds[column] ?? "free"}>
                {bytes === null ? (
                  <span className="text-muted">{t("states.notKnown")}</span>
                ) : (
                  <Size bytes={bytes} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
