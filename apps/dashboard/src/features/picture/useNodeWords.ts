import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { DiskNode } from "./diskNode.ts";
import { nameOfNode, whyOfNode } from "./nodeWords.ts";

/** All that is said of a block within another one. */
export function useNodeWords(whole: DiskNode) {
  const { t } = useTranslation();
  const format = useFormats();
  const name = (node: DiskNode) => nameOfNode(t, format, node);
  const bytes = (node: DiskNode) => (node.bytes === null ? t("states.notKnown") : format.bytes(node.bytes));
  const share = (node: DiskNode) =>
    t("picture.share", { share: format.share(node.bytes ?? 0, whole.bytes ?? 0), whole: name(whole) });
  const back = (node: DiskNode) =>
    node.backBytes > 0 ? t("picture.back", { bytes: format.bytes(node.backBytes) }) : null;
  return {
    name,
    bytes,
    share,
    back,
    why: (node: DiskNode) => whyOfNode(t, format, node),
    /** What is seen of a block without words. */
    more: (node: DiskNode) => [share(node), back(node)].filter((words) => words !== null).join(", "),
  };
}
