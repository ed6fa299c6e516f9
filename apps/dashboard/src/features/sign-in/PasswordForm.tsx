import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { withPeopleWords } from "../../shared/i18n/i18n.ts";
import { attemptSignIn, type Problem } from "../../shared/session/signIn.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";

const CodeForm = lazy(() => withPeopleWords(import("./CodeForm.tsx")));

interface Props {
  /** The sentence over the form. */
  noticeId: string;
  onProblem: (problem: Problem | null) => void;
  onSignedIn: () => void;
}

export function PasswordForm({ noticeId, onProblem, onSignedIn }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  /** What was right so far, once a code is wanted too. */
  const [proven, setProven] = useState<{ email: string; password: string } | null>(null);
  useEffect(() => {
    if (!proven) email.current?.focus();
  }, [proven]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    onProblem(null);
    const credentials = { email: email.current?.value ?? "", password: password.current?.value ?? "" };
    const refused = await attemptSignIn("password", credentials);
    setBusy(false);
    if (refused === "second_factor_needed") {
      setProven(credentials);
      return;
    }
    onProblem(refused);
    if (refused) password.current?.select();
    else onSignedIn();
  };

  if (proven)
    return (
      <Suspense>
        <CodeForm
          credentials={proven}
          noticeId={noticeId}
          onProblem={onProblem}
          onSignedIn={onSignedIn}
          onBack={() => setProven(null)}
        />
      </Suspense>
    );

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
