import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { DiskNode } from "./diskNode.ts";
import type { useNodeWords } from "./useNodeWords.ts";

interface Props {
  way: readonly DiskNode[];
  words: ReturnType<typeof useNodeWords>;
  hrefOf: (depth: number) => string;
}

/** Where in the disk one is, and the way out. */
export function PathLine({ way, words, hrefOf }: Props) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("picture.path")} className="min-w-0">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {way.map((node, depth) => {
          const last = depth === way.length - 1;
          return (
            <li key={node.id} className="flex min-w-0 items-center gap-x-1.5">
              {depth > 0 && (
                <span aria-hidden="true" className="text-muted">
                  {t("picture.into")}
                </span>
              )}
              <Link
                href={hrefOf(depth)}
                aria-current={last ? "page" : undefined}
                className={`inline-flex min-h-11 items-center rounded wrap-anywhere sm:min-h-6 ${last ? "font-semibold" : "text-accent underline"}`}
              >
                {words.name(node)}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
