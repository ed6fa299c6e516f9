import { useTranslation } from "react-i18next";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { CouldFreeTotal } from "./CouldFreeText.tsx";
import { type Choices, targetsOf } from "./choices.ts";
import { DialogFooter } from "./DialogFooter.tsx";
import { KindChoice } from "./KindChoice.tsx";

interface Props {
  choices: Choices;
  onChange: (choices: Choices) => void;
  stats: SystemStats | undefined;
  onNext: () => void;
}

export function ChooseStep({ choices, onChange, stats, onNext }: Props) {
  const { t } = useTranslation();
  const targets = targetsOf(choices);
  return (
    <>
      <div className="overflow-y-auto px-4">
        <p className="pt-3 text-muted">{t("cleanup.intro")}</p>
        <div className="divide-y divide-line">
          {objectKinds.map((kind) => (
            <KindChoice
              key={kind}
              kind={kind}
              choice={choices[kind]}
              stats={stats}
              onChange={(choice) => onChange({ ...choices, [kind]: choice })}
            />
          ))}
        </div>
      </div>
      <DialogFooter
        note={
          targets.length > 0 ? <CouldFreeTotal targets={targets} stats={stats} /> : t("cleanup.nothingChosen")
        }
      >
        <Button look="primary" onClick={onNext} disabled={targets.length === 0}>
          {t("cleanup.review", { count: targets.length })}
        </Button>
      </DialogFooter>
    </>
  );
}
