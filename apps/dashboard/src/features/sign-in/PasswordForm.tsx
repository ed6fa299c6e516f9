import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { attemptSignIn, type Problem } from "../../shared/session/signIn.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";

export interface Credentials {
  email: string;
  password: string;
}

interface Props {
  /** The sentence over the form. */
  noticeId: string;
  onProblem: (problem: Problem | null) => void;
  /** Both are right, and there is a second factor. */
  onCodeWanted: (credentials: Credentials) => void;
  onSignedIn: () => void;
}

export function PasswordForm({ noticeId, onProblem, onCodeWanted, onSignedIn }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => email.current?.focus(), []);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    onProblem(null);
    const credentials = { email: email.current?.value ?? "", password: password.current?.value ?? "" };
    const refused = await attemptSignIn("password", credentials);
    setBusy(false);
    if (refused === "second_factor_needed") return onCodeWanted(credentials);
    onProblem(refused);
    if (refused) password.current?.select();
    else onSignedIn();
  };

  return (
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
  );
}
