import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Help } from "../../shared/ui/help/Help.tsx";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { CouldFreeTotal } from "./CouldFreeText.tsx";
import { type Choices, type Limit, limitsOfKind, targetsOf } from "./choices.ts";
import { KindCard } from "./KindCard.tsx";
import type { Field } from "./problems.ts";
import { StepHeading } from "./StepHeading.tsx";

interface Props {
  choices: Choices;
  onChange: (choices: Choices) => void;
  stats: SystemStats | undefined;
  takesFocus: boolean;
  onNext: () => void;
}

/** What may go, kind by kind. */
export function RulesStep({ choices, onChange, stats, takesFocus, onNext }: Props) {
  const { t } = useTranslation();
  const [problems, setProblems] = useState<readonly Field[]>([]);

  const submit = async (form: HTMLFormElement) => {
    // The contract's schemas come when there is something to check.
    const { problemsOf } = await import("./problems.ts");
    const found = problemsOf(choices);
    setProblems(found);
    if (found.length === 0) return onNext();
    const first = found[0] && form.elements.namedItem(found[0]);
    if (first instanceof HTMLElement) first.focus();
  };

  return (
    <form
      noValidate
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <StepHeading takesFocus={takesFocus}>{t("cleanup.rules.title")}</StepHeading>
      <p className="mt-1 max-w-[48rem] text-muted">{t("cleanup.rules.intro")}</p>
      <div className="mt-4 grid items-start gap-3 md:grid-cols-2 lg:grid-cols-6">
        {objectKinds.map((kind, place) => (
          <KindCard
            key={kind}
            kind={kind}
            choice={choices[kind]}
            stats={stats}
            problems={problems}
            className={`h-full ${place < 3 ? "lg:col-span-2" : "lg:col-span-3"}`}
            onChange={(choice) => {
              setProblems([]);
              onChange({ ...choices, [kind]: choice });
            }}
          />
        ))}
      </div>
      <footer className="bottom-(--bottom-bar) z-10 mt-4 [@media(min-height:30rem)]:sticky -mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line bg-page py-3">
        <div>
          <p>
            <CouldFreeTotal choices={choices} stats={stats} />{" "}
            <Help what={t("cleanup.rules.title")} topic="couldFree" />
          </p>
          <div role="alert">{problems.length > 0 && <Problems problems={problems} />}</div>
        </div>
        <Button type="submit" look="primary" disabled={targetsOf(choices).length === 0}>
          {t("cleanup.rules.submit")}
        </Button>
      </footer>
    </form>
  );
}

/** Which limits are wrong, by name: the cards tell what is wrong with each. */
function Problems({ problems }: { problems: readonly Field[] }) {
  const { t } = useTranslation();
  const format = useFormats();
  const fields = objectKinds.flatMap((kind) =>
    limitsOfKind[kind]
      .filter((limit: Limit) => problems.includes(`${kind}.${limit}`))
      .map((limit) =>
        t("cleanup.rules.field", { kind: t(`kinds.${kind}`), limit: t(`cleanup.limits.fields.${limit}`) }),
      ),
  );
  return (
    <p className="text-sm text-bad">
      {t("cleanup.rules.problems", { count: fields.length, fields: format.list(fields) })}
    </p>
  );
}
