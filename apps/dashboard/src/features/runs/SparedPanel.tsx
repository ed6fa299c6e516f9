import { useDeferredValue, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { ObjectLink } from "../../shared/objects/ObjectLink.tsx";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { CleanupPlan, SparedObject } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText } from "../../shared/ui/kinds.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { ObjectBytes } from "./ObjectBytes.tsx";
import { SearchField } from "./SearchField.tsx";
import { filterSpared } from "./spared.ts";
import { VirtualRows } from "./VirtualRows.tsx";

/** Why an object stayed, as its plan said it. */
export type SparedWords = (object: SparedObject, plan: CleanupPlan) => string;

interface Props {
  run: string;
  words: SparedWords;
}

/** What the plan of a run left alone, and why. Fetched when somebody asks, since it may be long. */
export function SparedPanel({ run, words }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const query = trpc.runs.plan.useQuery(
    { id: run },
    {
      enabled: open,
      // A plan that was run does not change any more.
      staleTime: Number.POSITIVE_INFINITY,
      refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : false),
    },
  );
  const asked = asPanel(query, useHeldError(query));
  return (
    <Panel
      title={t("runs.spared.title")}
      aside={
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)} className="-mr-2">
          {t(open ? "runs.spared.hide" : "runs.spared.show")}
        </Button>
      }
      busy={open && !asked.data && !asked.failure}
    >
      {open && (
        <PanelBody asked={asked} rows={6}>
          {(plan) => <Spared plan={plan} words={words} />}
        </PanelBody>
      )}
    </Panel>
  );
}

function Spared({ plan, words }: { plan: CleanupPlan; words: SparedWords }) {
  const { t } = useTranslation();
  const format = useFormats();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed);
  const id = useId();
  const list = useMemo(
    () => filterSpared(plan.kept, search, (object) => words(object, plan)),
    [plan, search, words],
  );
  if (plan.kept.length === 0) return <p className="p-4 text-muted">{t("runs.spared.nothing")}</p>;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <p className="text-sm text-muted">
          {t("runs.spared.intro", {
            when: format.instant(plan.readAt),
            count: plan.kept.length,
            n: format.count(plan.kept.length),
          })}
        </p>
        <SearchField id={id} value={typed} onChange={setTyped} />
      </div>
      {list.length > 0 ? (
        <VirtualRows
          key={search}
          label={t("runs.spared.title")}
          list={list}
          row={(object) => (
            <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2 px-4 py-1.5 text-sm">
              <span className="mt-0.5">
                <Icon name={object.kind} className={kindText[object.kind]} />
                <span className="sr-only">{t(`kinds.${object.kind}`)}</span>
              </span>
              <span className="wrap-anywhere">
                <ObjectLink object={object} />
                <span className="ml-2 text-muted">{words(object, plan)}</span>
              </span>
              <span className="text-right">
                <ObjectBytes {...object} quiet />
              </span>
            </div>
          )}
        />
      ) : (
        <p className="px-4 pb-4 text-muted">{t("runs.objects.none")}</p>
      )}
    </>
  );
}
