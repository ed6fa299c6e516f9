import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { type Choice, type Limit, limitsOfKind } from "./choices.ts";
import type { Field } from "./problems.ts";

interface Props {
  kind: ObjectKind;
  limits: Choice["limits"];
  /** The limits that the contract refused. */
  problems: readonly Field[];
  onChange: (limits: Choice["limits"]) => void;
}

/** What narrows a choice. Folded away until somebody wants it, or until something in it is wrong. */
export function LimitFields({ kind, limits, problems, onChange }: Props) {
  const { t } = useTranslation();
  const known: readonly Limit[] = limitsOfKind[kind];
  const wrong = known.some((limit) => problems.includes(`${kind}.${limit}`));
  const [open, setOpen] = useState(known.some((limit) => limits[limit]));
  return (
    <details
      open={open || wrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group mt-2 text-sm"
    >
      <summary className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded px-1 text-muted hover:text-text">
        <Icon name="chevron" className="size-3.5 -rotate-90 group-open:rotate-0" />
        {t("cleanup.limits.open")}
      </summary>
      <div className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] items-start gap-3">
        {known.map((limit) => (
          <TextField
            key={limit}
            name={`${kind}.${limit}`}
            label={t(`cleanup.limits.fields.${limit}`)}
            value={limits[limit] ?? ""}
            inputMode="decimal"
            autoComplete="off"
            className="max-w-24"
            error={
              problems.includes(`${kind}.${limit}`)
                ? t(`cleanup.limits.problems.${limit === "keepNewest" ? "count" : "days"}`)
                : undefined
            }
            onChange={(event) => onChange({ ...limits, [limit]: event.target.value })}
          />
        ))}
        {known.includes("unusedForDays") && (
          <p className="col-span-full text-muted">
            {t(`cleanup.limits.hints.${kind === "buildCache" ? "engine" : "seen"}`)}
          </p>
        )}
      </div>
    </details>
  );
}
