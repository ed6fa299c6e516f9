import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Failure } from "../../shared/trpc/failure.ts";
import type { Host, SystemStats } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { CouldFreeTotal } from "./CouldFreeText.tsx";
import { type Choices, STOPPED_LONG_DAYS, takesNamedVolumes, targetsOf } from "./choices.ts";
import { DialogFooter } from "./DialogFooter.tsx";
import { TargetList } from "./TargetList.tsx";

interface Props {
  choices: Choices;
  host: Host;
  stats: SystemStats | undefined;
  /** Why the last attempt did not come back with a result. */
  failure: Failure | null;
  onBack: () => void;
  onStart: () => void;
}

export function ConfirmStep({ choices, host, stats, failure, onBack, onStart }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [typed, setTyped] = useState("");
  const targets = targetsOf(choices);
  const named = takesNamedVolumes(choices);
  const ready = !named || typed.trim() === host.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onStart();
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-col">
      <div className="space-y-4 overflow-y-auto px-4 py-3">
        {failure?.kind === "offline" ? (
          <Notice tone="bad" role="alert">
            {t("cleanup.connectionBroke")}
          </Notice>
        ) : (
          failure && <FailureNotice failure={failure} />
        )}
        <p>{t("cleanup.willGo", { host: host.name })}</p>
        <TargetList choices={choices} stats={stats} />
        {named && (
          <Notice tone="warn">
            <p>{t("cleanup.meaning.volumes.unused")}</p>
            <div className="mt-3 max-w-sm">
              <TextField
                label={t("cleanup.typeHost", { host: host.name })}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                spellCheck={false}
                required
              />
            </div>
          </Notice>
        )}
        <p className="text-muted">{t("cleanup.noUndo")}</p>
      </div>
      <DialogFooter note={<CouldFreeTotal targets={targets} stats={stats} />}>
        <Button onClick={onBack}>{t("actions.back")}</Button>
        <Button type="submit" look="danger" disabled={!ready}>
          {targets.length <= 2
            ? t("cleanup.removeWhat", {
                what: format.list(
                  targets.map((target) => t(`cleanup.what.${target}`, { count: STOPPED_LONG_DAYS })),
                ),
              })
            : t("cleanup.removeKinds", { count: targets.length })}
        </Button>
      </DialogFooter>
    </form>
  );
}
