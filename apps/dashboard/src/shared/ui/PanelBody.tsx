import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "../trpc/failure.ts";
import { FailureNotice } from "./FailureNotice.tsx";

interface Asked<T> {
  data: T | undefined;
  failure: Failure | null;
  asking: boolean;
  retry: () => void;
}

interface Props<T> {
  asked: Asked<T>;
  /** How many lines the skeleton has, so that little moves when the numbers come. */
  rows: number;
  /** Tells a failure in one line, where another panel of the same answer tells it in full. */
  brief?: boolean;
  children: (data: T) => ReactNode;
}

/** Loading, failed, there, or there but old: the numbers stay on screen with what went wrong above them. */
export function PanelBody<T>({
  asked: { data, failure, asking, retry },
  rows,
  brief = false,
  children,
}: Props<T>) {
  if (data === undefined && !failure) return <Skeleton rows={rows} />;
  // That the server itself is away is said once, by the banner over all panels.
  const told = data !== undefined && failure?.kind === "offline" ? null : failure;
  return (
    <>
      {told && (
        <FailureNotice failure={told} onRetry={retry} retrying={asking} brief={brief} className="m-4" />
      )}
      {data !== undefined && children(data)}
    </>
  );
}

function Skeleton({ rows }: { rows: number }) {
  const { t } = useTranslation();
  return (
    <div className="space-y-3 p-4">
      <span className="sr-only">{t("states.loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton h-6" />
      ))}
    </div>
  );
}
