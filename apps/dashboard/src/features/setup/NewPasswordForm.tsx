import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { attemptSignIn, type Problem } from "../../shared/session/signIn.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";

interface Props {
  token: string;
  /** Leads back to asking for another link. */
  onTokenRefused: () => void;
}

/** A new password, and the code of the second factor where there is one. */
export function NewPasswordForm({ token, onTokenRefused }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [codeWanted, setCodeWanted] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => (codeWanted ? code : password).current?.focus(), [codeWanted]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await attemptSignIn("password_link", {
      token,
      password: password.current?.value ?? "",
      code: code.current?.value.trim() ?? "",
    });
    setBusy(false);
    setProblem(answer);
    if (answer === null) {
      queries.clear();
      navigate("/", { replace: true });
    } else if (answer === "invalid_password") password.current?.focus();
    else if (answer === "second_factor_needed") setCodeWanted(true);
    else if (answer === "second_factor_wrong") code.current?.select();
  };

  const told = problem && t(`translation:signInProblems.${problem}`);
  const ofPassword = problem === "invalid_password";
  return (
    <>
      <p className="mt-3">{t("newPassword.intro")}</p>
      {told && !ofPassword && (
        <Notice tone={problem === "second_factor_needed" ? "info" : "bad"} role="alert" className="mt-4">
          <p>{told}</p>
          {problem === "password_link_invalid" && (
            <Button onClick={onTokenRefused} className="mt-2">
              {t("newPassword.anotherLink")}
            </Button>
          )}
        </Notice>
      )}
      <form onSubmit={(event) => void submit(event)} aria-busy={busy} noValidate className="mt-5 space-y-4">
        <TextField
          ref={password}
          type="password"
          autoComplete="new-password"
          label={t("newPassword.password")}
          hint={t("newPassword.passwordHint")}
          error={ofPassword && told ? told : undefined}
          required
        />
        {codeWanted && (
          <TextField
            ref={code}
            autoComplete="one-time-code"
            label={t("newPassword.code")}
            spellCheck={false}
            required
          />
        )}
        <Button type="submit" look="primary" disabled={busy} className="w-full">
          {t(busy ? "newPassword.busy" : "newPassword.action")}
        </Button>
      </form>
    </>
  );
}
