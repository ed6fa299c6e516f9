import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";

interface Props {
  /** Whom it is for, and how long it works. */
  words: string;
  link: string;
  onDone: () => void;
}

/** A link, which nobody can see again: Dunnage keeps its hash alone. */
export function OneTimeLink({ words, link, onDone }: Props) {
  const { t } = useTranslation("people");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <>
      <p role="status" className="max-w-[52rem]">
        {words}
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
