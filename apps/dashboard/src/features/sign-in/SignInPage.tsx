import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Redirect, useLocation } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { attemptSignIn, type Problem } from "../../shared/session/signIn.ts";
import type { SignInState } from "../../shared/session/signInState.ts";
import { useSetupNeeded } from "../../shared/session/useSetupNeeded.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";

export function SignInPage() {
  const { t } = useTranslation();
  useTitle(t("signIn.title"));
  const state: SignInState = useHistoryState<SignInState | null>() ?? {};
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const setup = useSetupNeeded();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const noticeId = useId();
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => email.current?.focus(), []);

  if (setup.data) return <Redirect to="/setup" replace />;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const refused = await attemptSignIn("password", {
      email: email.current?.value ?? "",
      password: password.current?.value ?? "",
    });
    setBusy(false);
    setProblem(refused);
    if (refused) {
      password.current?.select();
      return;
    }
    queries.clear();
    navigate(state.from ?? "/", { replace: true });
  };

  return (
    <>
      <PageHeading>{t("signIn.title")}</PageHeading>
      {problem ? (
        <Notice tone="bad" role="alert" id={noticeId} className="mt-4">
          {t(`signInProblems.${problem}`)}
        </Notice>
      ) : (
        state.why && (
          <Notice tone="info" role="status" id={noticeId} className="mt-4">
            {t(`signIn.why.${state.why}`, { count: state.sessions ?? 0 })}
          </Notice>
        )
      )}
      <form onSubmit={(event) => void submit(event)} className="mt-5 space-y-4" aria-busy={busy}>
        <TextField
          ref={email}
          label={t("fields.email")}
          type="email"
          name="email"
          autoComplete="username"
          required
          aria-describedby={noticeId}
        />
        <TextField
          ref={password}
          label={t("fields.password")}
          type="password"
          name="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" look="primary" disabled={busy} className="w-full">
          {t(busy ? "signIn.busy" : "signIn.action")}
        </Button>
      </form>
      <p className="mt-5 text-sm text-muted">{t("signIn.help")}</p>
    </>
  );
}
