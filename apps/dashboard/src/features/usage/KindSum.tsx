import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { DiskUsage, ObjectKind } from "../../shared/trpc/types.ts";
import { Help } from "../../shared/ui/help/Help.tsx";

interface Props {
  kind: ObjectKind;
  total: DiskUsage["totals"][ObjectKind];
  /** Bytes of named volumes that no container refers to. */
  named: number | null;
}

/** What one kind comes to. */
export const KindSum = memo(function KindSum({
  kind,
  total: { count, usedCount, bytes, reclaimableBytes },
  named,
}: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const sized = (key: "size" | "reclaimable" | "named", value: number | null) =>
    t(`usage.sum.${key}`, { bytes: value === null ? t("states.notKnown") : format.bytes(value) });
  return (
    <p className="text-sm text-muted">
      {format.words([
        t("usage.sum.used", { count: usedCount, n: format.count(usedCount), all: format.count(count) }),
        ...(kind === "networks" ? [] : [sized("size", bytes), sized("reclaimable", reclaimableBytes)]),
        ...(kind === "volumes" && named ? [sized("named", named)] : []),
      ])}
      {kind !== "networks" && <Help what={t("usage.sum.label")} topic="ofKind" />}
    </p>
  );
});
