import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { attemptSignIn, type Problem } from "../../shared/session/signIn.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { type NewUserField, newUserProblems } from "./newUserProblems.ts";

interface Props {
  token: string;
  /** Leads back to asking for another link. */
  onTokenRefused: () => void;
}

const inputs = [
  { name: "name", type: "text", autoComplete: "name" },
  { name: "email", type: "email", autoComplete: "username" },
  { name: "password", type: "password", autoComplete: "new-password" },
] as const;

/** Which field a problem of the answer is about. */
const fieldOf: Partial<Record<Problem, NewUserField>> = {
  invalid_name: "name",
  invalid_email: "email",
  invalid_password: "password",
};

function focus(form: HTMLFormElement | null, field: NewUserField): void {
  const element = form?.elements.namedItem(field);
  if (element instanceof HTMLElement) element.focus();
}

export function SetupForm({ token, onTokenRefused }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const [refused, setRefused] = useState<ReadonlySet<NewUserField>>(new Set());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => focus(form.current, "name"), []);

  const refuse = (fields: ReadonlySet<NewUserField>) => {
    setRefused(fields);
    const first = inputs.find(({ name }) => fields.has(name));
    if (first) focus(form.current, first.name);
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const read = (name: NewUserField) => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    };
    const user = { name: read("name").trim(), email: read("email").trim(), password: read("password") };
    setProblem(null);
    const invalid = newUserProblems(user);
    refuse(invalid);
    if (invalid.size > 0) return;
    setBusy(true);
    const answer = await attemptSignIn("setup", { token, ...user });
    setBusy(false);
    if (!answer) {
      queries.clear();
      navigate("/", { replace: true });
      return;
    }
    const field = fieldOf[answer];
    if (field) refuse(new Set([field]));
    else setProblem(answer);
  };

  return (
    <>
      <p className="mt-3">{t("setup.intro")}</p>
      {problem && (
        <Notice tone="bad" role="alert" className="mt-4">
          <p>{t(`signInProblems.${problem}`)}</p>
          {problem === "setup_token_invalid" && (
            <Button onClick={onTokenRefused} className="mt-2">
              {t("setup.anotherLink")}
            </Button>
          )}
        </Notice>
      )}
      <form
        ref={form}
        onSubmit={(event) => void submit(event)}
        className="mt-5 space-y-4"
        aria-busy={busy}
        noValidate
      >
        {inputs.map((input) => (
          <TextField
            key={input.name}
            {...input}
            label={t(`fields.${input.name}`)}
            hint={input.name === "password" ? t("setup.passwordHint") : undefined}
            error={refused.has(input.name) ? t(`signInProblems.invalid_${input.name}`) : undefined}
            required
          />
        ))}
        <Button type="submit" look="primary" disabled={busy} className="w-full">
          {t(busy ? "setup.busy" : "setup.action")}
        </Button>
      </form>
    </>
  );
}
