import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { saveFile } from "../../shared/ui/saveFile.ts";

interface Props {
  codes: string[];
  onKept: () => void;
}

/** Shown this once: Dunnage keeps their hashes alone. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const { t } = useTranslation("people");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = `${codes.join("\n")}\n`;
  return (
    <section className="space-y-3 rounded border border-line bg-sunken p-3">
      <h3 ref={heading} tabIndex={-1} className="font-medium outline-none">
        {t("secondFactor.codes")}
      </h3>
      <p>{t("secondFactor.codesWhat")}</p>
      <ul className="grid gap-x-6 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton labelled label={t("secondFactor.copyCodes")} text={() => text} />
        <Button
          onClick={() => saveFile({ fileName: "dunnage-recovery-codes.txt", mediaType: "text/plain", text })}
        >
          {t("secondFactor.saveCodes")}
        </Button>
        <Button look="primary" onClick={onKept}>
          {t("secondFactor.kept")}
        </Button>
      </div>
    </section>
  );
}
