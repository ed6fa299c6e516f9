import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { CreatedToken, NewToken } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Option, Options } from "../../shared/ui/Option.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import type { NameProblem } from "./tokenProblems.ts";

// The contract's schemas weigh more than the page: they come when there is something to check.
const loadProblems = () => import("./tokenProblems.ts");

const DAY_MS = 86_400_000;
const lifetimes = [7, 30, 90, 365]; // days
const roles = ["viewer", "operator", "administrator"] as const satisfies NewToken["role"][];

interface Props {
  onCreated: (token: CreatedToken) => void;
  onCancel: () => void;
}

export function NewTokenForm({ onCreated, onCancel }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const id = useId();
  const own = useSession().session.user.role;
  const utils = trpc.useUtils();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [role, setRole] = useState<NewToken["role"]>("viewer");
  const [days, setDays] = useState<number | null>(90);
  const [problem, setProblem] = useState<NameProblem>();
  useEffect(() => void loadProblems(), []);
  const create = trpc.tokens.create.useMutation({
    onSuccess: onCreated,
    onSettled: () => utils.tokens.list.invalidate(),
    // It leaves the page's memory with the dialog.
    gcTime: 0,
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { nameProblem } = await loadProblems();
    const found = nameProblem(name);
    setProblem(found);
    if (found) field.current?.focus();
    else if (!create.isPending) create.mutate({ name, role, expiresInDays: days });
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex min-h-0 flex-col">
      <div className="space-y-4 overflow-y-auto px-4 py-3">
        <TextField
          ref={field}
          label={t("tokens.form.name")}
          hint={t("tokens.form.nameHint")}
          error={problem && t(`tokens.form.problems.${problem}`)}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          required
        />
        <Options legend={t("tokens.form.role")}>
          {roles
            .filter((one) => may(own, one))
            .map((one) => (
              <Option
                key={one}
                name={`${id}-role`}
                label={t(`roles.${one}`)}
                hint={t(`tokens.form.roles.${one}`)}
                checked={role === one}
                onPick={() => setRole(one)}
              />
            ))}
        </Options>
        <div>
          <label htmlFor={`${id}-days`} className="mb-1 block font-medium">
            {t("tokens.form.expires")}
          </label>
          <select
            id={`${id}-days`}
            value={days ?? ""}
            onChange={({ target }) => setDays(target.value === "" ? null : Number(target.value))}
            aria-describedby={days === null ? `${id}-never` : undefined}
            className="min-h-9 rounded border border-edge bg-panel px-2 py-1.5"
          >
            {lifetimes.map((one) => (
              <option key={one} value={one}>
                {t("tokens.form.after", { span: format.span(one * DAY_MS) })}
              </option>
            ))}
            <option value="">{t("tokens.form.never")}</option>
          </select>
          {days === null && (
            <p id={`${id}-never`} className="mt-1 text-sm text-muted">
              {t("tokens.form.neverHint")}
            </p>
          )}
        </div>
        {create.error && <FailureNotice failure={failureOf(create.error)} />}
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
        <Button onClick={onCancel}>{t("tokens.form.cancel")}</Button>
        <Button type="submit" look="primary" disabled={create.isPending}>
          {t(create.isPending ? "tokens.form.saving" : "tokens.form.save")}
        </Button>
      </div>
    </form>
  );
}
