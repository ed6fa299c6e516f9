import { useTranslation } from "react-i18next";
import { useFormats } from "./useFormats.ts";

/** A size to read, with its exact bytes for whoever points at it or reads the page by program. */
export function Size({ bytes, className = "" }: { bytes: number; className?: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <data
      value={bytes}
      title={t("units.bytes", { count: bytes, n: format.count(bytes) })}
      className={`whitespace-nowrap ${className}`}
    >
      {format.bytes(bytes)}
    </data>
  );
}
