import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { tokenIn } from "./token.ts";

interface Props {
  /** Whether there was a link, but only a part of one. */
  incomplete: boolean;
  words: { needLink: string; incomplete: string; link: string; linkHint: string };
  onToken: (token: string) => void;
}

/** For who came without the link, or with one that was copied incompletely. */
export function TokenForm({ incomplete, words, onToken }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const noticeId = useId();
  const link = useRef<HTMLInputElement>(null);
  useEffect(() => link.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onToken(tokenIn(text));
    link.current?.select();
  };
  return (
    <>
      {incomplete && (
        <Notice tone="bad" role="alert" id={noticeId} className="mt-4">
          {words.incomplete}
        </Notice>
      )}
      <p className="mt-3">{words.needLink}</p>
      <form onSubmit={submit} className="mt-5 space-y-4">
        <TextField
          ref={link}
          label={words.link}
          hint={words.linkHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          required
          aria-describedby={noticeId}
        />
        <Button type="submit" look="primary" className="w-full">
          {t("actions.goOn")}
        </Button>
      </form>
    </>
  );
}
