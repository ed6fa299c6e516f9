import { useTranslation } from "react-i18next";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";

export interface InfoRow {
  label: string;
  /** `null` where the engine does not tell. */
  value: string | null;
  /** What the button beside it copies; without, there is none. */
  copy?: string | null;
  mono?: boolean;
}

export function InfoGroup({ title, rows }: { title: string; rows: InfoRow[] }) {
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-sm font-semibold">{title}</h3>
      <dl>
        {rows.map((row) => (
          <Row key={row.label} {...row} />
        ))}
      </dl>
    </section>
  );
}

function Row({ label, value, copy, mono = false }: InfoRow) {
  const { t } = useTranslation();
  return (
    <div className="flex min-h-7 items-baseline gap-x-3 border-t border-line py-1 text-sm">
      <dt className="w-28 shrink-0 text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-start justify-between gap-1 [&>button]:-my-0.5">
        {value ? (
          <span className={`min-w-0 wrap-anywhere ${mono ? "font-mono text-xs leading-5" : ""}`}>
            {value}
          </span>
        ) : (
          <span className="text-muted">{t("states.notKnown")}</span>
        )}
        {copy && <CopyButton text={() => copy} label={t("copy.what", { what: label })} />}
      </dd>
    </div>
  );
}
