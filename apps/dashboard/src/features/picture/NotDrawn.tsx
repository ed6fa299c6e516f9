import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { DiskNode } from "./diskNode.ts";
import { nameOfNode } from "./nodeWords.ts";

const NAMED = 3;

/** What has no block, since how much it takes is not known: unknown is not nothing. */
export function NotDrawn({ focus }: { focus: DiskNode }) {
  const { t } = useTranslation();
  const format = useFormats();
  const unknown = focus.children.filter(({ bytes }) => bytes === null);
  if (unknown.length === 0) return null;
  const names = unknown.slice(0, NAMED).map((node) => nameOfNode(t, format, node));
  const more = unknown.length - names.length;
  if (more > 0) names.push(t("picture.others", { count: more, n: format.count(more) }));
  return <p className="mt-1 text-sm text-muted">{t("picture.notDrawn", { names: format.list(names) })}</p>;
}
