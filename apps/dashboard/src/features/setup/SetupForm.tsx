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
  /** The way of signing in that the token is for. */
  provider: "setup" | "invitation";
  token: string;
  words: { intro: string; action: string; busy: string; passwordHint: string; anotherLink: string };
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
  email_taken: "email",
  invalid_password: "password",
};

function focus(form: HTMLFormElement | null, field: NewUserField): void {
  const element = form?.elements.namedItem(field);
  if (element instanceof HTMLElement) element.focus();
}

/** Name, address and password of somebody who holds a one-time link. */
export function SetupForm({ provider, token, words, onTokenRefused }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const form = useRef<HTMLFormElement>(null);
  const [refused, setRefused] = useState<ReadonlySet<NewUserField>>(new Set());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [taken, setTaken] = useState(false);
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
    setTaken(false);
    const invalid = newUserProblems(user);
    refuse(invalid);
    if (invalid.size > 0) return;
    setBusy(true);
    const answer = await attemptSignIn(provider, { token, ...user });
    setBusy(false);
    if (!answer) {
      queries.clear();
      navigate("/", { replace: true });
      return;
    }
    const field = fieldOf[answer];
    setTaken(answer === "email_taken");
    if (field) refuse(new Set([field]));
    else setProblem(answer);
  };

  const errorOf = (name: NewUserField) => {
    if (!refused.has(name)) return undefined;
    return t(name === "email" && taken ? "signInProblems.email_taken" : `signInProblems.invalid_${name}`);
  };

  return (
    <>
      <p className="mt-3">{words.intro}</p>
      {problem && (
        <Notice tone="bad" role="alert" className="mt-4">
          <p>{t(`signInProblems.${problem}`)}</p>
          {(problem === "setup_token_invalid" || problem === "invitation_invalid") && (
            <Button onClick={onTokenRefused} className="mt-2">
              {words.anotherLink}
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
            hint={input.name === "password" ? words.passwordHint : undefined}
            error={errorOf(input.name)}
            required
          />
        ))}
        <Button type="submit" look="primary" disabled={busy} className="w-full">
          {busy ? words.busy : words.action}
        </Button>
      </form>
    </>
  );
}
