import { Link } from "wouter";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";

/** A clean-up by its instant, and the way to its receipt. */
export function RunLine({ run, words }: { run: RunSummary; words: string }) {
  const format = useFormats();
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <Link
        href={`/runs/${run.id}`}
        className="inline-block min-h-6 py-0.5 font-medium text-accent underline"
      >
        {format.instant(run.startedAt)}
      </Link>
      <span>{words}</span>
    </p>
  );
}
