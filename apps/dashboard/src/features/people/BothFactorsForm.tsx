import { type FormEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type CallError, failureOf } from "../../shared/trpc/failure.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";

interface Props {
  words: { what: string; action: string };
  danger?: boolean;
  busy: boolean;
  error: CallError | null;
  onSubmit: (both: { current: string; code: string }) => void;
  onCancel: () => void;
}

/** Password and code once more, before the second factor itself is changed. */
export function BothFactorsForm({ words, danger = false, busy, error, onSubmit, onCancel }: Props) {
  const { t } = useTranslation("people");
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  useEffect(() => password.current?.focus(), []);
  useEffect(() => {
    if (error) password.current?.select();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit({ current: password.current?.value ?? "", code: code.current?.value ?? "" });
  };
  return (
    <form onSubmit={submit} className="max-w-96 space-y-4">
      <p>{words.what}</p>
      {error && <FailureNotice failure={failureOf(error)} />}
      <TextField
        ref={password}
        name="current"
        type="password"
        label={t("secondFactor.password")}
        autoComplete="current-password"
        required
      />
      <TextField
        ref={code}
        name="code"
        label={t("secondFactor.eitherCode")}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono"
        required
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look={danger ? "danger" : "primary"} disabled={busy}>
          {words.action}
        </Button>
        <Button onClick={onCancel}>{t("secondFactor.cancel")}</Button>
      </div>
    </form>
  );
}
