import { nameOf } from "../../shared/format/nameOf.ts";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import type { UsageObject } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText } from "../../shared/ui/kinds.ts";
import { hrefOf } from "./address.ts";
import type { Tie, UsageRow } from "./rows.ts";

/** More names than these help nobody. */
const NAMED = 20;

const shortNameOf = ({ names, id }: UsageObject) => nameOf({ names: names.slice(0, 1), id });

/** What it is tied to, and the way there. */
export function Ties({ row, tabIndex }: { row: UsageRow; tabIndex: number }) {
  const { t } = useWords();
  if (row.ties.length === 0) return <span className="text-muted">{t("usage.noTies")}</span>;
  return (
    <span className="-my-0.5 flex flex-wrap gap-x-3">
      {row.ties.map((tie) => (
        <TieLink key={tie.kind} of={row.key} tie={tie} tabIndex={tabIndex} />
      ))}
    </span>
  );
}

function TieLink({ of, tie: { kind, objects }, tabIndex }: { of: string; tie: Tie; tabIndex: number }) {
  const { t, format } = useWords();
  const [first] = objects;
  const more = objects.length - 1;
  const names = objects.slice(0, NAMED).map(shortNameOf);
  const unnamed = objects.length - names.length;
  if (unnamed > 0) names.push(t("usage.more", { n: format.count(unnamed) }));
  return (
    <a
      href={hrefOf(kind, of)}
      tabIndex={tabIndex}
      title={names.join("\n")}
      className="group inline-flex min-h-6 max-w-full items-center gap-1 rounded text-accent"
    >
      <Icon name={kind} className={`size-3.5 ${kindText[kind]}`} />
      <span className="sr-only">{t("usage.label", { column: t(`kinds.${kind}`) })} </span>
      <span className="truncate group-hover:underline">{first && shortNameOf(first)}</span>
      {more > 0 && <span className="text-xs">{t("usage.more", { n: format.count(more) })}</span>}
    </a>
  );
}
