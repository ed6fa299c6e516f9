import { useWords } from "../i18n/WordsProvider.tsx";
import type { ObjectKind } from "../trpc/types.ts";
import { Icon } from "./Icon.tsx";
import { kindText } from "./kinds.ts";

export function KindLabel({ kind }: { kind: ObjectKind }) {
  const { t } = useWords();
  return (
    <span className="inline-flex items-center gap-1.5 align-bottom whitespace-nowrap sm:gap-2">
      <Icon name={kind} className={kindText[kind]} />
      {t(`kinds.${kind}`)}
    </span>
  );
}
