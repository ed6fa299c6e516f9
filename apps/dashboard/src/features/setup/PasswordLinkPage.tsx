import { useTranslation } from "react-i18next";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { NewPasswordForm } from "./NewPasswordForm.tsx";
import { TokenForm } from "./TokenForm.tsx";
import { isWhole } from "./token.ts";
import { useTokenInAddress } from "./useTokenInAddress.ts";

/** Whoever has lost their password and was given a link sets a new one. */
export default function PasswordLinkPage() {
  const { t } = useTranslation("people");
  const words = t("newPassword", { returnObjects: true });
  useTitle(words.title);
  const [token, setToken] = useTokenInAddress();
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      {isWhole(token) ? (
        <NewPasswordForm token={token} onTokenRefused={() => setToken("")} />
      ) : (
        <TokenForm incomplete={token !== ""} words={words} onToken={setToken} />
      )}
    </>
  );
}
