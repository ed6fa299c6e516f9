import { type FormEvent, lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";

const QrCode = lazy(() => import("./QrCode.tsx"));

interface Props {
  onCodes: (codes: string[]) => void;
  onCancel: () => void;
}

/** Password, then the picture, then the first code: only then is it on. */
export function SetUpSecondFactor({ onCodes, onCancel }: Props) {
  const { t } = useTranslation("people");
  const utils = trpc.useUtils();
  const field = useRef<HTMLInputElement>(null);
  const begin = trpc.session.beginSecondFactor.useMutation();
  const confirm = trpc.session.confirmSecondFactor.useMutation({
    onSuccess({ codes }) {
      void utils.session.account.invalidate();
      onCodes(codes);
    },
  });
  const { isPending } = begin.data ? confirm : begin;
  const { error } = begin.data ? confirm : begin;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    // The next field, or the same once more.
    if (begin.data ?? error) field.current?.select();
  }, [begin.data, error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = field.current?.value ?? "";
    if (isPending || typed.trim() === "") return;
    if (begin.data) confirm.mutate({ code: typed });
    else begin.mutate({ current: typed });
  };
  return (
    <form onSubmit={submit} className="max-w-96 space-y-4">
      {begin.data && (
        <>
          <p>{t("secondFactor.scan")}</p>
          <Suspense fallback={<div className="skeleton size-52" />}>
            <QrCode text={begin.data.uri} label={t("secondFactor.picture")} />
          </Suspense>
          <div>
            <p className="text-sm text-muted">{t("secondFactor.noCamera")}</p>
            <p className="mt-1 flex items-center gap-2">
              <code className="font-mono text-sm wrap-anywhere">
                {begin.data.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
              </code>
              <CopyButton label={t("secondFactor.copySecret")} text={() => begin.data.secret} />
            </p>
          </div>
        </>
      )}
      {error && <FailureNotice failure={failureOf(error)} />}
      {begin.data ? (
        <TextField
          key="code"
          ref={field}
          name="code"
          label={t("secondFactor.code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          className="font-mono"
          required
        />
      ) : (
        <TextField
          key="password"
          ref={field}
          name="current"
          type="password"
          label={t("secondFactor.password")}
          autoComplete="current-password"
          required
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isPending}>
          {t(begin.data ? "secondFactor.confirm" : "secondFactor.begin")}
        </Button>
        <Button onClick={onCancel}>{t("secondFactor.cancel")}</Button>
      </div>
    </form>
  );
}
