import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { tokenIn } from "./token.ts";

/** For who came without the link, or with one that was copied incompletely. */
export function TokenForm({ onToken }: { onToken: (token: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onToken(tokenIn(text));
  };
  return (
    <>
      <p className="mt-3">{t("setup.needLink")}</p>
      <form onSubmit={submit} className="mt-5 space-y-4">
        <TextField
          label={t("setup.link")}
          hint={t("setup.linkHint")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <Button type="submit" look="primary" className="w-full">
          {t("actions.goOn")}
        </Button>
      </form>
    </>
  );
}
