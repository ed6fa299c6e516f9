import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Redirect, useLocation, useSearch } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { withItsWords } from "../../shared/i18n/i18n.ts";
import { knownProblem, type Problem } from "../../shared/session/signIn.ts";
import type { SignInState } from "../../shared/session/signInState.ts";
import { useWaysIn } from "../../shared/session/useWaysIn.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { DemoButton } from "./DemoButton.tsx";
import { type Credentials, PasswordForm } from "./PasswordForm.tsx";
import { SsoButton } from "./SsoButton.tsx";

const CodeForm = lazy(() => withItsWords(import("./CodeForm.tsx")));

export default function SignInPage() {
  const { t } = useTranslation();
  useTitle(t("signIn.title"));
  const state: SignInState = useHistoryState<SignInState | null>() ?? {};
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const ways = useWaysIn();
  const [problem, setProblem] = useProblemFromAddress();
  /** Address and password, once they were right and a code is wanted too. */
  const [proven, setProven] = useState<Credentials | null>(null);
  const noticeId = useId();

  if (ways.data?.setup && ways.data.sso === null) return <Redirect to="/setup" replace />;

  const from = state.from ?? "/";
  const signedIn = () => {
    queries.clear();
    navigate(from, { replace: true });
  };
  const { sso = null, password = true, demo = false } = ways.data ?? {};
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
      {proven ? (
        <Suspense>
          <CodeForm
            credentials={proven}
            noticeId={noticeId}
            onProblem={setProblem}
            onSignedIn={signedIn}
            onBack={() => setProven(null)}
          />
        </Suspense>
      ) : (
        <>
          {demo && <DemoButton onProblem={setProblem} onSignedIn={signedIn} />}
          {sso !== null && (
            <SsoButton
              provider={sso}
              from={from}
              look={password ? "plain" : "primary"}
              onProblem={setProblem}
            />
          )}
          {sso !== null && password && (
            <p className="mt-5 flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
              {t("signIn.or")}
            </p>
          )}
          {!ways.isPending && password && !demo && (
            <PasswordForm
              noticeId={noticeId}
              onProblem={setProblem}
              onCodeWanted={setProven}
              onSignedIn={signedIn}
            />
          )}
          {!demo && <p className="mt-5 text-sm text-muted">{t("signIn.help")}</p>}
        </>
      )}
    </>
  );
}

/** What went wrong, on this page or on the way back from a provider, which tells it by the address. */
function useProblemFromAddress() {
  const told = new URLSearchParams(useSearch()).get("problem");
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (told === null) return;
    void knownProblem(told).then(setProblem);
    history.replaceState(history.state, "", location.pathname);
  }, [told]);
  return [problem, setProblem] as const;
}
