import type { CleanupPlan } from "../../shared/trpc/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { type Speech, warningWords } from "./reasonWords.ts";

/** What a person should know before running the plan. */
export function Warnings({ plan, speech }: { plan: CleanupPlan; speech: Speech }) {
  if (plan.warnings.length === 0) return null;
  return (
    <Notice tone="warn" className="mt-3">
      <ul className="space-y-1">
        {plan.warnings.map((warning) => (
          <li key={`${warning.code} ${JSON.stringify(warning.params)}`}>
            {warningWords(speech, warning)}
            {warning.params.detail && (
              <span lang="en" className="block font-mono text-xs text-muted">
                {warning.params.detail}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
