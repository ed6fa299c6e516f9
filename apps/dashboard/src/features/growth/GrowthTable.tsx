import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";

interface TableProps {
  caption: string;
  /** What each row is about. */
  of: string;
  children: ReactNode;
}

/** What grows, what it takes now, and by how much it grows in a day. */
export function GrowthTable({ caption, of, children }: TableProps) {
  const { t } = useTranslation();
  return (
    <table className="w-full self-start">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-right text-xs text-muted [&>th]:pb-1 [&>th]:pl-4 [&>th]:font-normal">
          <th scope="col" className="pl-0! text-left">
            {of}
          </th>
          <th scope="col">{t("growth.columns.now")}</th>
          <th scope="col">{t("growth.columns.perDay")}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface RowProps {
  name: ReactNode;
  bytes: number | null;
  perDay: number | null;
}

export function GrowthRow({ name, bytes, perDay }: RowProps) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <tr className="border-t border-line text-right [&>*]:py-1.5 [&>td]:pl-4">
      <th scope="row" className="text-left font-normal">
        {name}
      </th>
      <td>{bytes === null ? <Unknown>{t("states.notKnown")}</Unknown> : <Size bytes={bytes} />}</td>
      <td className="whitespace-nowrap">
        {perDay === null ? (
          <Unknown>{t("states.notYet")}</Unknown>
        ) : (
          <data value={perDay}>{format.change(perDay)}</data>
        )}
      </td>
    </tr>
  );
}

function Unknown({ children }: { children: string }) {
  return <span className="text-sm text-muted">{children}</span>;
}
