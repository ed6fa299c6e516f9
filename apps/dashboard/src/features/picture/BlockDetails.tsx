import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { DiskNode } from "./diskNode.ts";
import type { useNodeWords } from "./useNodeWords.ts";

interface Props {
  node: DiskNode;
  words: ReturnType<typeof useNodeWords>;
  href: string | null;
}

/** All of the block that is pointed at, in a place of its own, so that nothing moves. */
export function BlockDetails({ node, words, href }: Props) {
  const { t } = useTranslation();
  const why = words.why(node);
  return (
    <div className="mt-2 flex min-h-11 flex-wrap items-baseline gap-x-3 text-sm">
      <p className="min-w-0 wrap-anywhere">
        <strong className="font-semibold">{words.name(node)}</strong>{" "}
        <span className="text-muted">
          {[words.bytes(node), words.share(node), words.back(node)].filter(Boolean).join(" · ")}
        </span>
        {why !== null && <span className="block text-muted">{why}</span>}
      </p>
      {href !== null && (
        <Link href={href} className="rounded font-medium text-accent underline">
          {t("picture.toPage")}
        </Link>
      )}
    </div>
  );
}
