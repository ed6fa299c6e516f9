import { useTranslation } from "react-i18next";
import { CopyButton } from "./CopyButton.tsx";

interface Props {
  code: string;
  /** What it is, in a word or two: for who hears the button only. */
  what: string;
}

export function CodeToCopy({ code, what }: Props) {
  const { t } = useTranslation();
  return (
    <div className="mt-2 flex items-start justify-between gap-2 rounded border border-line bg-sunken px-3 py-2">
      <pre className="min-w-0 font-mono text-xs whitespace-pre-wrap wrap-anywhere">{code}</pre>
      <CopyButton text={() => code} label={t("copy.what", { what })} />
    </div>
  );
}
