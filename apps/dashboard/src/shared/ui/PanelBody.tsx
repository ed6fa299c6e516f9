import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Age } from "../format/Age.tsx";
import type { Failure } from "../trpc/failure.ts";
import { FailureNotice } from "./FailureNotice.tsx";

interface Asked<T> {
  data: T | undefined;
  failure: Failure | null;
  /** When the data came, in milliseconds since 1970, where something failed since. */
  lastAt: number | null;
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
  asked: { data, failure, lastAt, asking, retry },
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
      {data !== undefined && lastAt !== null && <LastAnswer at={lastAt} />}
      {data !== undefined && children(data)}
    </>
  );
}

/** How old is what is shown, whatever else tells how old the host's own figures were then. */
export function LastAnswer({ at }: { at: number }) {
  const { t } = useTranslation();
  return (
    <p className="px-4 pt-2 text-sm text-muted">
      <Age at={new Date(at).toISOString()} wording={(age) => t("states.lastAnswer", { age })} />
    </p>
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
