import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectsByKey } from "../../shared/objects/inUse.ts";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import type { UsageObject } from "../../shared/trpc/types.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { LayerRow } from "./LayerRow.tsx";

interface Props {
  host: string;
  image: UsageObject;
  byKey: ObjectsByKey;
}

/** An image from the bottom up: every layer with its bytes, and the images that have it too. */
export function LayersPanel({ host, image, byKey }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const query = trpc.dockerSystem.layers.useQuery({ host, image: image.id });
  const asked = asPanel(query, query.error);
  return (
    <Panel title={t("object.layers.title")} help="own" busy={!asked.data && !asked.failure}>
      <PanelBody asked={asked} rows={4}>
        {({ layers }) => (
          <div className="p-4 text-sm">
            {image.uniqueBytes !== null && (
              <p>{t("object.layers.own", { bytes: format.bytes(image.uniqueBytes) })}</p>
            )}
            {layers === null ? (
              <p className="text-muted">{t("object.layers.unread")}</p>
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
                  {layers.map((layer) => (
                    <LayerRow
                      key={layer.chainId}
                      layer={layer}
                      others={layer.images
                        .filter((key) => key !== image.key)
                        .flatMap((key) => byKey.get(key) ?? [])}
                    />
                  ))}
                </tbody>
              </table>
            )}
          </div>
        )}
      </PanelBody>
    </Panel>
  );
}
