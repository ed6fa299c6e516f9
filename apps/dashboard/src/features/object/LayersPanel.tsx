import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectsByKey } from "../../shared/objects/inUse.ts";
import { ObjectLink } from "../../shared/objects/ObjectLink.tsx";
import type { DiskUsage, UsageObject } from "../../shared/trpc/types.ts";
import { Panel } from "../../shared/ui/Panel.tsx";

const NAMED = 3;

interface Props {
  image: UsageObject;
  sharedLayers: DiskUsage["sharedLayers"];
  byKey: ObjectsByKey;
}

/** The layers that an image has in common with others, and with whom; and what it has for itself. */
export function LayersPanel({ image, sharedLayers, byKey }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const layers = sharedLayers.filter(({ images, bytes }) => bytes > 0 && images.includes(image.key));
  return (
    <Panel title={t("object.layers.title")} help="own">
      <div className="p-4 text-sm">
        {image.uniqueBytes !== null && (
          <p>{t("object.layers.own", { bytes: format.bytes(image.uniqueBytes) })}</p>
        )}
        {layers.length === 0 ? (
          <p className="text-muted">{t("object.layers.none")}</p>
        ) : (
          <table className="mt-2 w-full text-left">
            <caption className="pb-1 text-left text-muted">{t("object.layers.caption")}</caption>
            <thead className="text-xs text-muted">
              <tr>
                <th className="py-1 pr-4 font-normal">{t("object.layers.layer")}</th>
                <th className="py-1 pr-4 text-right font-normal">{t("object.layers.bytes")}</th>
                <th className="py-1 font-normal">{t("object.layers.sharedWith")}</th>
              </tr>
            </thead>
            <tbody>
              {layers.map(({ chainId, bytes, images }) => {
                const others = images
                  .filter((key) => key !== image.key)
                  .flatMap((key) => byKey.get(key) ?? []);
                return (
                  <tr key={chainId} className="border-t border-line align-baseline">
                    <td className="py-1 pr-4 font-mono text-xs" title={chainId}>
                      {chainId.replace(/^sha256:/, "").slice(0, 12)}
                    </td>
                    <td className="py-1 pr-4 text-right">
                      <Size bytes={bytes} />
                    </td>
                    <td className="py-1">
                      <span className="flex flex-wrap gap-x-3">
                        {others.slice(0, NAMED).map((other) => (
                          <ObjectLink key={other.key} object={{ ...other, names: other.names.slice(0, 1) }} />
                        ))}
                        {others.length > NAMED && (
                          <span className="text-muted">
                            {t("object.layers.more", { n: format.count(others.length - NAMED) })}
                          </span>
                        )}
                      </span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
    </Panel>
  );
}
