import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { canBeEntered } from "./address.ts";
import { BackBar } from "./BackBar.tsx";
import type { DiskNode } from "./diskNode.ts";
import { rowsOf } from "./gathered.ts";
import { useNodeWords } from "./useNodeWords.ts";

interface Props {
  focus: DiskNode;
  hrefInto: (id: string) => string;
  hrefOf: (node: DiskNode) => string | null;
}

/** What the picture shows of a block, in words and figures, the largest first. */
export function PictureTable({ focus, hrefInto, hrefOf }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const words = useNodeWords(focus);
  return (
    <table className="w-full">
      <caption className="sr-only">{t("picture.tableOf", { name: words.name(focus) })}</caption>
      <thead>
        <tr className="text-right text-xs text-muted [&>th]:pb-1 [&>th]:pl-3 [&>th]:font-normal">
          <th scope="col" className="pl-0! text-left">
            {t("picture.columns.what")}
          </th>
          <th scope="col">{t("disk.columns.size")}</th>
          <th scope="col" className="max-sm:hidden">
            {t("disk.columns.share")}
          </th>
          <th scope="col">{t("disk.columns.reclaimable")}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(focus).map((node) => {
          const href = canBeEntered(node) ? hrefInto(node.id) : hrefOf(node);
          return (
            <tr key={node.id} className="border-t border-line text-right [&>*]:py-1.5 [&>td]:pl-3">
              <th scope="row" className="text-left font-normal">
                <span className="flex items-center gap-2">
                  <BackBar node={node} className="h-4 w-2 shrink-0" />
                  {href === null ? (
                    <span className="wrap-anywhere">{words.name(node)}</span>
                  ) : (
                    <Link href={href} className="rounded wrap-anywhere text-accent underline">
                      {words.name(node)}
                    </Link>
                  )}
                </span>
              </th>
              <td>
                {node.bytes === null ? (
                  <span className="text-sm text-muted">{t("states.notKnown")}</span>
                ) : (
                  <Size bytes={node.bytes} />
                )}
              </td>
              <td className="text-sm text-muted max-sm:hidden">
                {node.bytes !== null && format.share(node.bytes, focus.bytes ?? 0)}
              </td>
              <td>{node.backBytes > 0 ? <Size bytes={node.backBytes} /> : format.bytesAtMark(0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
