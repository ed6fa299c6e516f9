import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import type { Change, Changes } from "./changes.ts";
import { stackedKinds } from "./stackedKinds.ts";

export function ChangesTable({ changes: { kinds, total, free, projects } }: { changes: Changes }) {
  const { t } = useTranslation();
  return (
    <table className="w-full">
      <caption className="sr-only">{t("changes.title")}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("disk.columns.kind")}</th>
          <th scope="col">{t("changes.columns.now")}</th>
          <th scope="col">{t("changes.columns.by")}</th>
        </tr>
      </thead>
      <tbody>
        {stackedKinds.map((kind) => (
          <Row key={kind} name={<KindLabel kind={kind} />} change={kinds[kind]} />
        ))}
        <Row name={t("changes.total")} change={total} strong />
        {free.bytes !== null && <Row name={t("changes.free")} change={free} />}
        {projects.map(({ project, by }) => (
          <Row
            key={project}
            name={
              <span className="flex items-center gap-1.5 sm:gap-2">
                <Icon name="projects" className="text-muted" />
                <span className="wrap-anywhere">{project}</span>
              </span>
            }
            change={{ bytes: null, by }}
            ofSample
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  name: ReactNode;
  change: Change;
  strong?: boolean;
  /** Only the change is told. */
  ofSample?: boolean;
}

function Row({ name, change: { bytes, by }, strong = false, ofSample = false }: RowProps) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <tr
      className={`border-t text-right first:border-t-0 [&>*]:py-1 ${strong ? "border-edge" : "border-line"}`}
    >
      <th scope="row" className={`text-left ${strong ? "font-medium" : "font-normal"}`}>
        {name}
      </th>
      <td className="pl-3 text-sm text-muted">
        {bytes !== null ? <Size bytes={bytes} /> : !ofSample && t("states.notKnown")}
      </td>
      <td className="pl-3 whitespace-nowrap">
        {by === null ? (
          <span className="text-sm text-muted">{t("states.notKnown")}</span>
        ) : (
          <data value={by} className={by === 0 ? "text-muted" : ""}>
            {by === 0 ? t("changes.same") : format.change(by)}
          </data>
        )}
      </td>
    </tr>
  );
}
