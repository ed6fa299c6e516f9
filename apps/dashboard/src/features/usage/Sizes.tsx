import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import type { UsageObject } from "../../shared/trpc/types.ts";

/** What it takes in all, and how much of that others share. */
export function UsageSize({ object }: { object: UsageObject }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { sharedBytes } = object;
  return (
    <>
      <ObjectSize {...object} />
      {object.kind === "images" && sharedBytes !== null && sharedBytes > 0 && (
        <span className="block text-xs font-normal text-muted">
          {t("usage.shares", { bytes: format.bytes(sharedBytes) })}
        </span>
      )}
    </>
  );
}

/** What no other object shares. */
export function OwnSize({ object: { kind, uniqueBytes, certainty } }: { object: UsageObject }) {
  return <ObjectSize kind={kind} bytes={uniqueBytes} certainty={certainty} />;
}
