import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../shared/session/SessionContext.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";

type Field = "current" | "password";

/** The contract says the same; its schemas weigh more than this page. A test compares. */
export const PASSWORD_LENGTH = { least: 12, most: 200 };

export function PasswordPanel() {
  const { t } = useTranslation("people");
  const { email } = useSession().session.user;
  const utils = trpc.useUtils();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Field | null>(null);
  const [said, setSaid] = useState("");
  const change = trpc.session.changePassword.useMutation({
    onSuccess({ ended }) {
      form.current?.reset();
      setSaid(ended > 0 ? t("account.changed", { count: ended }) : t("account.changedAlone"));
      void utils.session.list.invalidate();
    },
    onError: () => focus("current"),
  });
  const focus = (field: Field) => {
    const element = form.current?.elements.namedItem(field);
    if (element instanceof HTMLElement) element.focus();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (change.isPending) return;
    const data = new FormData(event.currentTarget);
    const read = (field: Field) => {
      const value = data.get(field);
      return typeof value === "string" ? value : "";
    };
    const { length } = read("password");
    const fits = length >= PASSWORD_LENGTH.least && length <= PASSWORD_LENGTH.most;
    const wrong = read("current") === "" ? "current" : fits ? null : "password";
    setProblem(wrong);
    setSaid("");
    change.reset();
    if (wrong) focus(wrong);
    else change.mutate({ current: read("current"), password: read("password") });
  };
  return (
    <Panel title={t("account.password")}>
      <form ref={form} onSubmit={submit} noValidate className="max-w-96 space-y-4 p-4">
        <p className="text-muted">{t("account.passwordIntro")}</p>
        <p role="status" className={said ? "font-medium" : "sr-only"}>
          {said}
        </p>
        {change.error && <FailureNotice failure={failureOf(change.error)} />}
        {/* For password managers, which would not know otherwise whose password this is. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <TextField
          name="current"
          type="password"
          label={t("account.current")}
          autoComplete="current-password"
          error={problem === "current" ? t("account.currentMissing") : undefined}
          required
        />
        <TextField
          name="password"
          type="password"
          label={t("account.new")}
          autoComplete="new-password"
          hint={t("account.newHint")}
          error={problem === "password" ? t("account.newProblem") : undefined}
          required
        />
        <Button type="submit" disabled={change.isPending}>
          {t(change.isPending ? "account.changing" : "account.change")}
        </Button>
      </form>
    </Panel>
  );
}
