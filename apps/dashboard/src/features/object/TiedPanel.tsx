import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { nameOf } from "../../shared/format/nameOf.ts";
import { useFormats } from "../../shared/format/useFormats.ts";
import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import { ObjectLink } from "../../shared/objects/ObjectLink.tsx";
import type { ObjectKind, UsageObject } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText, objectKinds } from "../../shared/ui/kinds.ts";
import { Panel } from "../../shared/ui/Panel.tsx";

/** More than these are looked at in the table. */
const SHOWN = 12;

interface Props {
  title: string;
  none: string;
  /** Of which object. */
  of: string;
  objects: readonly UsageObject[];
}

/** What holds an object, or what it holds. */
export function TiedPanel({ title, none, of, objects }: Props) {
  return (
    <Panel title={title}>
      <div className="space-y-3 p-4 text-sm">
        {objects.length === 0 && <p className="text-muted">{none}</p>}
        {objectKinds.map((kind) => {
          const its = objects.filter((object) => object.kind === kind);
          return its.length > 0 && <OfKind key={kind} of={of} kind={kind} objects={its} />;
        })}
      </div>
    </Panel>
  );
}

interface OfKindProps {
  of: string;
  kind: ObjectKind;
  objects: readonly UsageObject[];
}

function OfKind({ of, kind, objects }: OfKindProps) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div>
      <p className="flex items-center gap-1.5 text-xs text-muted">
        <Icon name={kind} className={`size-3.5 ${kindText[kind]}`} />
        {t(`kinds.${kind}`)}
      </p>
      <ObjectList objects={objects.slice(0, SHOWN)} />
      {objects.length > SHOWN && (
        <Link
          href={`/usage?${new URLSearchParams({ kind, tied: of })}`}
          className="inline-block min-h-6 py-0.5 text-accent underline"
        >
          {t("object.all", { count: objects.length, n: format.count(objects.length) })}
        </Link>
      )}
    </div>
  );
}

export const ObjectList = ({ objects }: { objects: readonly UsageObject[] }) => (
  <ul>
    {objects.map((object) => (
      <li key={object.key} className="flex items-baseline justify-between gap-4" title={nameOf(object)}>
        <ObjectLink object={{ ...object, names: object.names.slice(0, 1) }} />
        <span className="text-muted">
          <ObjectSize {...object} />
        </span>
      </li>
    ))}
  </ul>
);
