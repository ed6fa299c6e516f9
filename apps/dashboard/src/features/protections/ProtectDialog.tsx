import { Dialog } from "@base-ui/react/dialog";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../shared/format/nameOf.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { Host } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Option, Options } from "../../shared/ui/Option.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import {
  choicesFor,
  isKeptByLabel,
  type ObjectChoice,
  type ProtectableObject,
  protectionOf,
} from "./objectChoices.ts";
import { WhereOptions, WhyField } from "./ProtectionFields.tsx";
import { useProtectionCheck } from "./useProtectionCheck.ts";

interface Props {
  object: ProtectableObject;
  host: Host;
  /** It is protected now. */
  onDone: () => void;
  /** It is not, and the person has left. */
  onClose: () => void;
  /** What gets the focus back; left out, what had it before. */
  opener?: HTMLElement;
}

/** Protects one object that is on screen: itself, its name, or its project. */
export default function ProtectDialog({ object, host, onDone, onClose, opener }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const utils = trpc.useUtils();
  const choices = choicesFor(object);
  const [by, setBy] = useState<ObjectChoice>(choices[0] ?? "id");
  const [pattern, setPattern] = useState(object.names[0] ?? "");
  const [everywhere, setEverywhere] = useState(false);
  const [why, setWhy] = useState("");
  const { form, problems, check } = useProtectionCheck();
  const add = trpc.protections.add.useMutation({
    onSuccess() {
      void utils.protections.list.invalidate();
      void utils.dockerSystem.usage.invalidate();
      onDone();
    },
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const protection = protectionOf(object, { by, pattern, host: everywhere ? null : host.id, why });
    if (!add.isPending && (await check(protection))) add.mutate(protection);
  };
  const words: Record<ObjectChoice, { label: string; hint: string }> = {
    id: { label: t("protections.dialog.id"), hint: t("protections.dialog.idWhat") },
    name: { label: t("protections.dialog.name"), hint: t("protections.dialog.nameWhat") },
    project: {
      label: t("protections.dialog.project", { project: object.project ?? "" }),
      hint: t("protections.dialog.projectWhat"),
    },
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup
          finalFocus={() => opener ?? true}
          className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-1rem)] flex-col rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-3rem)] sm:w-[34rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg"
        >
          <Dialog.Title className="border-b border-line px-4 py-3 text-lg font-semibold wrap-anywhere">
            {t("protections.dialog.title", { name: nameOf(object) })}
          </Dialog.Title>
          <form
            ref={form}
            onSubmit={(event) => void submit(event)}
            noValidate
            className="flex min-h-0 flex-col"
          >
            <div className="space-y-4 overflow-y-auto px-4 py-3">
              {isKeptByLabel(object) && <Notice tone="info">{t("protections.dialog.already")}</Notice>}
              <Options legend={t("protections.dialog.what")}>
                {choices.map((choice) => (
                  <Option
                    key={choice}
                    name={name}
                    {...words[choice]}
                    checked={by === choice}
                    onPick={() => setBy(choice)}
                  />
                ))}
              </Options>
              {by === "name" && (
                <TextField
                  name="value"
                  label={t("protections.valueOf.name")}
                  hint={t("protections.hintOf.name")}
                  error={problems.value && t(`protections.problems.value.${problems.value}`)}
                  value={pattern}
                  onChange={(event) => setPattern(event.target.value)}
                  autoComplete="off"
                  spellCheck={false}
                  className="font-mono"
                  required
                />
              )}
              <WhereOptions host={host} everywhere={everywhere} onChoose={setEverywhere} />
              <WhyField value={why} onChange={setWhy} problem={problems.why} />
              {add.error && <FailureNotice failure={failureOf(add.error)} />}
            </div>
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
              <Button onClick={onClose}>{t("protections.cancel")}</Button>
              <Button type="submit" look="primary" disabled={add.isPending}>
                {t(add.isPending ? "protections.saving" : "protections.save")}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
