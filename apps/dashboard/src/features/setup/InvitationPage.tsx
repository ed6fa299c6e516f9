import { useTranslation } from "react-i18next";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { SetupForm } from "./SetupForm.tsx";
import { TokenForm } from "./TokenForm.tsx";
import { isWhole } from "./token.ts";
import { useTokenInAddress } from "./useTokenInAddress.ts";

/** Whoever holds an invitation makes their own account. */
export default function InvitationPage() {
  const { t } = useTranslation("people");
  const words = t("invitation", { returnObjects: true });
  useTitle(words.title);
  const [token, setToken] = useTokenInAddress();
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      {isWhole(token) ? (
        <SetupForm provider="invitation" token={token} words={words} onTokenRefused={() => setToken("")} />
      ) : (
        <TokenForm incomplete={token !== ""} words={words} onToken={setToken} />
      )}
    </>
  );
}
