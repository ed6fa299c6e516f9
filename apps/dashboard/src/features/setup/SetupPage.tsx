import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useSetupNeeded } from "../../shared/session/useSetupNeeded.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { SetupForm } from "./SetupForm.tsx";
import { TokenForm } from "./TokenForm.tsx";
import { isWhole, tokenIn } from "./token.ts";

/** First run: whoever holds the one-time link makes the first administrator. */
export default function SetupPage() {
  const { t } = useTranslation();
  useTitle(t("setup.title"));
  const needed = useSetupNeeded();
  const [token, setToken] = useState(() => tokenIn(location.hash));
  useEffect(() => {
    const take = () => {
      if (!location.hash) return;
      setToken(tokenIn(location.hash));
      // The token is a key: once read, it stays neither in the address bar nor in the history.
      history.replaceState(history.state, "", location.pathname);
    };
    take();
    // Who is on this page already and opens the link in the same tab changes nothing but the part after its #.
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);

  return (
    <>
      <PageHeading>{t("setup.title")}</PageHeading>
      {needed.data === false ? (
        <Notice tone="info" role="status" className="mt-4">
          <p>{t("signInProblems.setup_done")}</p>
          <p className="mt-2">
            <Link href="/sign-in" className="font-medium text-accent underline">
              {t("setup.toSignIn")}
            </Link>
          </p>
        </Notice>
      ) : isWhole(token) ? (
        <SetupForm token={token} onTokenRefused={() => setToken("")} />
      ) : (
        <TokenForm incomplete={token !== ""} onToken={setToken} />
      )}
    </>
  );
}
