import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { ObjectName } from "../../shared/grid/ObjectName.tsx";
import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import type { ProjectDetails, ProjectObject } from "../../shared/trpc/types.ts";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { objectKinds } from "../../shared/ui/kinds.ts";

interface Props {
  details: ProjectDetails;
  staysWords: (object: ProjectObject) => string;
}

/** Its objects, kind by kind, the largest first, each with what removing the project would do to it. */
export function ObjectsOf({ details, staysWords }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  return objectKinds.map((kind) => {
    const objects = details.objects
      .filter((object) => object.kind === kind)
      .toSorted((a, b) => (b.bytes ?? -1) - (a.bytes ?? -1));
    if (objects.length === 0) return null;
    return (
      <section key={kind} aria-labelledby={`of-${kind}`} className="border-t border-line first:border-t-0">
        <h3 id={`of-${kind}`} className="flex items-center gap-2 px-4 pt-3 pb-1 font-medium">
          <KindLabel kind={kind} />
          <span className="font-normal text-muted tabular-nums">{format.count(objects.length)}</span>
        </h3>
        <ul>
          {objects.map((object) => (
            <li
              key={object.key}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 px-4 py-1.5 text-sm lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_8rem_minmax(0,2fr)]"
            >
              <span className="min-w-0">
                <ObjectName object={object} />
              </span>
              <span className="text-right tabular-nums lg:order-3">
                <ObjectSize kind={kind} bytes={object.bytes} certainty={object.certainty} />
              </span>
              <span className="text-muted lg:order-2">
                {object.state ?? (object.protection ? t("projects.objects.protected") : "")}
              </span>
              <span className="max-lg:col-span-full lg:order-4">
                <Fate object={object} staysWords={staysWords} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function Fate({ object, staysWords }: { object: ProjectObject; staysWords: Props["staysWords"] }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (object.stays)
    return <span className="text-muted">{t("projects.objects.stays", { why: staysWords(object) })}</span>;
  if (object.kind === "volumes" && object.names.length > 0) return t("projects.objects.data");
  if (object.kind === "images" && object.uniqueBytes !== null && object.uniqueBytes !== object.bytes)
    return t("projects.objects.goesFreeing", { bytes: format.bytes(object.uniqueBytes) });
  return t("projects.objects.goes");
}
