import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { nameOf } from "../../shared/format/nameOf.ts";
import { byKeyOf } from "../../shared/objects/inUse.ts";
import type { asPanel } from "../../shared/trpc/asPanel.ts";
import type { DiskUsage, Host, ObjectKind } from "../../shared/trpc/types.ts";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { Gone } from "./Gone.tsx";
import { ObjectPanels, type RenderChange, type RenderGrowth } from "./ObjectPanels.tsx";

interface Props {
  host: Host;
  asked: ReturnType<typeof asPanel<DiskUsage>>;
  kind: ObjectKind;
  id: string;
  renderChange: RenderChange;
  renderGrowth: RenderGrowth;
}

/** All that is known of one object. */
export function ObjectPage({ host, asked, kind, id, renderChange, renderGrowth }: Props) {
  const { t } = useTranslation();
  const { data: usage } = asked;
  const key = `${kind}/${id}`;
  const byKey = useMemo(() => byKeyOf(usage?.objects ?? []), [usage?.objects]);
  const object = byKey.get(key);
  const name = nameOf({ names: object?.names.slice(0, 1) ?? [], id });
  const gone = usage !== undefined && object === undefined;
  const title = gone
    ? t("object.gone.title", { name })
    : t("object.title", { name, kind: t(`kinds.${kind}`) });
  useTitle(title);
  const body = (data: DiskUsage): ReactNode =>
    object ? (
      <ObjectPanels
        object={object}
        usage={data}
        byKey={byKey}
        renderChange={renderChange}
        renderGrowth={renderGrowth}
      />
    ) : (
      <Gone host={host} object={{ key, id }} readAt={data.readAt} />
    );
  return (
    <>
      <div className="mb-4">
        <Link
          href={`/usage?${new URLSearchParams({ kind })}`}
          className="rounded text-sm text-muted underline hover:text-text"
        >
          {t("object.toKind", { kind: t(`kinds.${kind}`) })}
        </Link>
        <PageHeading>{gone ? title : name}</PageHeading>
        <p className="text-sm text-muted">
          <KindLabel kind={kind} />
        </p>
      </div>
      <section aria-label={title} aria-busy={!usage && !asked.failure}>
        <PanelBody asked={asked} rows={10}>
          {body}
        </PanelBody>
      </section>
    </>
  );
}
