import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import type { UsageObject } from "../../shared/trpc/types.ts";

/** What it takes in all, and how much of that others share. */
export function UsageSize({ object }: { object: UsageObject }) {
  const { t, format } = useWords();
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
