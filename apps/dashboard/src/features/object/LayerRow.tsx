import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { ObjectLink } from "../../shared/objects/ObjectLink.tsx";
import type { DiskUsage, UsageObject } from "../../shared/trpc/types.ts";

/** A base image's layers may be in hundreds of others. */
const NAMED = 3;

interface Props {
  layer: DiskUsage["sharedLayers"][number];
  others: readonly UsageObject[];
}

export function LayerRow({ layer: { chainId, bytes, images }, others }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const more = others.slice(NAMED);
  return (
    <tr className="border-t border-line align-baseline">
      <td className="py-1 pr-4 font-mono text-xs" title={chainId}>
        {chainId.replace(/^sha256:/, "").slice(0, 12)}
      </td>
      <td className="py-1 pr-4 text-right">
        <Size bytes={bytes} />
      </td>
      <td className="py-1">
        {images.length <= 1 ? (
          <span className="text-muted">{t("object.layers.onlyHere")}</span>
        ) : (
          <Links objects={others.slice(0, NAMED)} />
        )}
        {more.length > 0 && (
          <details>
            <summary className="min-h-6 cursor-pointer rounded text-muted hover:text-text">
              {t("object.layers.more", { n: format.count(more.length) })}
            </summary>
            <Links objects={more} />
          </details>
        )}
      </td>
    </tr>
  );
}

const Links = ({ objects }: { objects: readonly UsageObject[] }) => (
  <span className="flex flex-wrap gap-x-3">
    {objects.map((object) => (
      <ObjectLink key={object.key} object={{ ...object, names: object.names.slice(0, 1) }} />
    ))}
  </span>
);
