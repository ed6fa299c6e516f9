import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import type { ObjectsByKey } from "../../shared/objects/inUse.ts";
import { wayToPlan } from "../../shared/objects/wayToPlan.ts";
import type { UsageObject } from "../../shared/trpc/types.ts";
import { buttonLook } from "../../shared/ui/Button.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { freeing } from "./freeing.ts";
import { ObjectList } from "./TiedPanel.tsx";

interface Props {
  object: UsageObject;
  byKey: ObjectsByKey;
  mayPlan: boolean;
}

/** What removing it would free, or why it stays; and the way to the plan that does it. */
export function FreeingPanel({ object, byKey, mayPlan }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const { kind, certainty, sharedBytes } = object;
  const { obstacle, bytes, next } = freeing(object, byKey);
  return (
    <Panel title={t("object.free.title")} help="objectFrees">
      <div className="space-y-2 p-4">
        {obstacle ? (
          <p>{t(`object.free.${obstacle}`)}</p>
        ) : kind === "networks" ? (
          <p>{t("object.free.noDisk")}</p>
        ) : (
          <p className="text-xl font-semibold">
            <ObjectSize kind={kind} bytes={bytes} certainty={certainty} />
          </p>
        )}
        {!obstacle && sharedBytes !== null && sharedBytes > 0 && (
          <p className="text-sm text-muted">
            {t("object.free.shared", { bytes: format.bytes(sharedBytes) })}
          </p>
        )}
        {next.length > 0 && (
          <div className="text-sm">
            <p>{t("object.free.next")}</p>
            <ObjectList objects={next} />
          </div>
        )}
        {mayPlan && !obstacle && (
          <Link href={wayToPlan([object.key]).href} className={buttonLook("plain")}>
            {t("object.plan")}
          </Link>
        )}
      </div>
    </Panel>
  );
}
