import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { Role } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { OneTimeLink } from "./OneTimeLink.tsx";
import { RoleChoice } from "./RoleChoice.tsx";

const LONGEST = 100;

/** Whom to invite, with which role; then the link, this once. */
export function InviteForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("people");
  const format = useFormats();
  const utils = trpc.useUtils();
  const field = useRef<HTMLInputElement>(null);
  const [whom, setWhom] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [missing, setMissing] = useState(false);
  const invite = trpc.users.invite.useMutation({
    onSuccess: () => void utils.users.invitations.invalidate(),
  });
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (invite.isPending) return;
    const given = whom.trim();
    const wrong = given === "" || given.length > LONGEST;
    setMissing(wrong);
    if (wrong) field.current?.focus();
    else invite.mutate({ whom: given, role });
  };
  const box = "mb-4 rounded-lg border border-line bg-panel p-4";
  if (invite.data)
    return (
      <div className={box}>
        <OneTimeLink
          words={t("invite.made", {
            whom: invite.data.invitation.whom,
            until: format.instant(invite.data.invitation.expiresAt),
          })}
          link={invite.data.link}
          onDone={onClose}
        />
      </div>
    );
  return (
    <form
      onSubmit={submit}
      aria-label={t("invite.open")}
      noValidate
      className={`${box} grid gap-x-8 gap-y-4 md:grid-cols-2`}
    >
      <TextField
        ref={field}
        name="whom"
        label={t("invite.whom")}
        hint={t("invite.whomHint")}
        error={missing ? t("invite.whomMissing") : undefined}
        value={whom}
        onChange={(event) => setWhom(event.target.value)}
        autoComplete="off"
        required
      />
      <RoleChoice legend={t("invite.role")} role={role} onChoose={setRole} />
      {invite.error && <FailureNotice failure={failureOf(invite.error)} className="md:col-span-2" />}
      <div className="flex flex-wrap gap-2 md:col-span-2">
        <Button type="submit" look="primary" disabled={invite.isPending}>
          {t(invite.isPending ? "invite.making" : "invite.make")}
        </Button>
        <Button onClick={onClose}>{t("invite.cancel")}</Button>
      </div>
    </form>
  );
}
