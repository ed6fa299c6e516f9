import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useWaysIn } from "../../shared/session/useWaysIn.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { SetupForm } from "./SetupForm.tsx";
import { TokenForm } from "./TokenForm.tsx";
import { isWhole } from "./token.ts";
import { useTokenInAddress } from "./useTokenInAddress.ts";

/** First run: whoever holds the one-time link makes the first administrator. */
export default function SetupPage() {
  const { t } = useTranslation(["people", "translation"]);
  const ways = useWaysIn();
  const [token, setToken] = useTokenInAddress();
  const words = t("setup", { returnObjects: true });
  useTitle(words.title);

  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      {ways.data?.setup === false ? (
        <Notice tone="info" role="status" className="mt-4">
          <p>{t("translation:signInProblems.setup_done")}</p>
          <p className="mt-2">
            <Link href="/sign-in" className="font-medium text-accent underline">
              {words.toSignIn}
            </Link>
          </p>
        </Notice>
      ) : isWhole(token) ? (
        <SetupForm provider="setup" token={token} words={words} onTokenRefused={() => setToken("")} />
      ) : (
        <TokenForm incomplete={token !== ""} words={words} onToken={setToken} />
      )}
    </>
  );
}
