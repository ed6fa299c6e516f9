import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { CodeToCopy } from "../../shared/ui/CodeToCopy.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

interface Props {
  secret: string;
  onDone: () => void;
}

/** The token, for the one time that it is seen, and how to use it. */
export function TokenToCopy({ secret, onDone }: Props) {
  const { t } = useTranslation();
  // By a variable, so that the second line can go into a script as it is.
  const example = `DUNNAGE_TOKEN=${secret}
curl --header "Authorization: Bearer $DUNNAGE_TOKEN" ${location.origin}/api/v1/docker/system/info/`;
  return (
    <>
      <div className="space-y-4 overflow-y-auto px-4 py-3">
        <Notice tone="warn">{t("tokens.ready.once")}</Notice>
        <CodeToCopy code={secret} what={t("tokens.ready.secret")} />
        <div>
          <p>{t("tokens.ready.try")}</p>
          <CodeToCopy code={example} what={t("tokens.ready.example")} />
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
        <Button look="primary" onClick={onDone}>
          {t("tokens.ready.done")}
        </Button>
      </div>
    </>
  );
}
