import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "wouter";
import { useTypedFilter } from "../../shared/address/useTypedFilter.ts";
import { nameOf } from "../../shared/format/nameOf.ts";
import { byKeyOf } from "../../shared/objects/inUse.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { DiskUsage, UsageObject } from "../../shared/trpc/types.ts";
import { useStable } from "../../shared/ui/useStable.ts";
import { addressOf, plainView, type View, viewIn } from "./address.ts";
import { ObjectsTable } from "./ObjectsTable.tsx";
import { ProjectsTable } from "./ProjectsTable.tsx";
import { PickBar } from "./picking/PickBar.tsx";
import { sumOfPicked } from "./picking/sumOfPicked.ts";
import { usePicked } from "./picking/usePicked.ts";
import { SubjectTabs } from "./SubjectTabs.tsx";

interface Ways {
  /** What gets the focus back. */
  opener: HTMLElement;
  onDone: () => void;
  onClose: () => void;
}

/** Draws what sets a protection on an object. */
export type RenderProtect = (object: UsageObject, ways: Ways) => ReactNode;

interface Lifting extends Ways {
  protection: { id: string; why: string; who: string | null };
  /** How many other objects it keeps. */
  others: number;
}

/** Draws what lifts the protection of an object. */
export type RenderLift = (object: UsageObject, lifting: Lifting) => ReactNode;

interface Props {
  usage: DiskUsage;
  renderProtect: RenderProtect;
  renderLift: RenderLift;
}

/** A table of each kind, chosen by its tab. The address tells what is looked at. */
export function UsageTables({ usage, renderProtect, renderLift }: Props) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const { role } = useSession().session.user;
  const [changing, setChanging] = useState<{ object: UsageObject; opener: HTMLElement } | null>(null);
  const [changed, setChanged] = useState("");
  const view = useMemo(() => viewIn(params), [params]);
  const { subject, tiedTo } = view;
  const byKey = useMemo(() => byKeyOf(usage.objects), [usage.objects]);
  const top = useTopOf(`${subject} ${tiedTo}`);
  const onProtection = useCallback(
    (object: UsageObject, opener: HTMLElement) => setChanging({ object, opener }),
    [],
  );
  const typed = useTypedFilter(view.filter, (filter, step) =>
    setParams(addressOf({ ...view, filter }), step),
  );
  const onView = useStable((next: Partial<View>) =>
    setParams(addressOf({ ...view, filter: typed.text, ...next }), { replace: true }),
  );
  const onSubject = (picked: View["subject"]) =>
    setParams(addressOf({ ...plainView(picked), filter: typed.text }));
  const picked = usePicked(usage.host.id);
  const mayPick = may(role, "operator");
  const sum = useMemo(() => sumOfPicked(picked.keys, byKey), [picked.keys, byKey]);
  const ways = (opener: HTMLElement, done: string): Ways => ({
    opener,
    onDone() {
      setChanging(null);
      setChanged(done);
    },
    onClose: () => setChanging(null),
  });
  const dialogFor = ({ object, opener }: NonNullable<typeof changing>) => {
    const value = nameOf(object);
    if (!isLiftable(object)) return renderProtect(object, ways(opener, t("protections.added", { value })));
    return renderLift(object, {
      protection: object.protection,
      others: keptBy(object.protection.id, usage) - 1,
      ...ways(opener, t("protections.removed", { value })),
    });
  };
  return (
    <div ref={top}>
      <SubjectTabs usage={usage} subject={subject} onPick={onSubject}>
        {subject === "projects" ? (
          <ProjectsTable projects={usage.projects} view={view} typed={typed} onView={onView} />
        ) : (
          <ObjectsTable
            key={subject}
            usage={usage}
            kind={subject}
            byKey={byKey}
            view={view}
            typed={typed}
            onView={onView}
            onKind={onSubject}
            onProtection={mayPick ? onProtection : null}
            picked={mayPick ? picked : null}
          />
        )}
      </SubjectTabs>
      {mayPick && <PickBar sum={sum} onClear={picked.clear} />}
      <p role="status" className="sr-only">
        {changed}
      </p>
      {changing && dialogFor(changing)}
    </div>
  );
}

type Liftable = UsageObject & { protection: { id: string; why: string; who: string | null } };

/** What its own label keeps is kept by whoever put it there. */
const isLiftable = (object: UsageObject): object is Liftable => (object.protection?.id ?? null) !== null;

const keptBy = (protection: string, { objects }: DiskUsage): number =>
  objects.filter((object) => object.protection?.id === protection).length;

/** Whoever comes to another table from far down in one sees it from its top. */
function useTopOf(table: string) {
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(table);
  useEffect(() => {
    if (shown.current === table) return;
    shown.current = table;
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView();
  }, [table]);
  return top;
}
