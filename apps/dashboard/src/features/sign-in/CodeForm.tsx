import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { attemptSignIn, type Problem } from "../../shared/session/signIn.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import type { Credentials } from "./PasswordForm.tsx";

interface Props {
  credentials: Credentials;
  /** The sentence over the form. */
  noticeId: string;
  onProblem: (problem: Problem | null) => void;
  onSignedIn: () => void;
  onBack: () => void;
}

/** The second factor, after the password. */
export default function CodeForm({ credentials, noticeId, onProblem, onSignedIn, onBack }: Props) {
  const { t } = useTranslation("people");
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    onProblem(null);
    const refused = await attemptSignIn("password", { ...credentials, code: field.current?.value ?? "" });
    setBusy(false);
    onProblem(refused);
    if (refused) field.current?.select();
    else onSignedIn();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mt-5 space-y-4" aria-busy={busy}>
      <TextField
        ref={field}
        name="code"
        label={t("secondFactor.signInCode")}
        hint={t("secondFactor.signInHint")}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono"
        required
        aria-describedby={noticeId}
      />
      <Button type="submit" look="primary" disabled={busy} className="w-full">
        {t("secondFactor.signIn")}
      </Button>
      <Button
        onClick={() => {
          onProblem(null);
          onBack();
        }}
        className="w-full"
      >
        {t("secondFactor.back")}
      </Button>
      <p className="text-sm text-muted">{t("secondFactor.lost")}</p>
    </form>
  );
}
