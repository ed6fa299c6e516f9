import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Invited } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";

/** The link, which nobody can see again: Dunnage keeps its hash alone. */
export function InvitationLink({ invited, onDone }: { invited: Invited; onDone: () => void }) {
  const { t } = useTranslation("people");
  const format = useFormats();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const { invitation, link } = invited;
  return (
    <>
      <p role="status" className="max-w-[52rem]">
        {t("invite.made", { whom: invitation.whom, until: format.instant(invitation.expiresAt) })}
      </p>
      <label htmlFor={id} className="mt-3 mb-1 block font-medium">
        {t("invite.linkLabel")}
      </label>
      <input
        ref={field}
        id={id}
        readOnly
        value={link}
        aria-describedby={`${id}-once`}
        className="min-h-9 w-full rounded border border-edge bg-sunken px-2.5 py-1.5 font-mono text-xs"
      />
      <p id={`${id}-once`} className="mt-1 text-sm text-muted">
        {t("invite.once")}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton labelled label={t("invite.copy")} text={() => link} />
        <Button onClick={onDone}>{t("invite.done")}</Button>
      </div>
    </>
  );
}
