import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { UsageObject } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";

interface Props {
  object: UsageObject;
  /** `null`: there is none, or nobody knows. */
  since: string | null;
  /** Sets a protection, or lifts it; `null`: that is not this person's to do. */
  onChange: (() => void) | null;
  /** Told of the button that does so, while there is one. */
  buttonRef: (button: HTMLElement | null) => void;
}

/** Who keeps it, why and since when. */
export function ProtectionPanel({ object: { protection }, since, onChange, buttonRef }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const byLabel = protection?.id === null;
  const words = () => {
    if (!protection) return <span className="text-muted">{t("object.noProtection")}</span>;
    if (byLabel) return t("object.byLabel", { label: protection.why });
    return t("object.protectedBy", { why: protection.why, who: protection.who ?? "?" });
  };
  return (
    <Panel title={t("object.protection")}>
      <div className="space-y-2 p-4 text-sm">
        <p className="wrap-anywhere">{words()}</p>
        {since && <p className="text-muted">{t("object.setAt", { when: format.instant(since) })}</p>}
        {onChange && !byLabel && (
          <Button ref={buttonRef} onClick={onChange}>
            {t(protection ? "object.lift" : "object.protect")}
          </Button>
        )}
      </div>
    </Panel>
  );
}
