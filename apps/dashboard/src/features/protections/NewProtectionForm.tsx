import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { NewProtection, ObjectKind } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { Option, Options } from "../../shared/ui/Option.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { WhereOptions, WhyField } from "./ProtectionFields.tsx";
import { useProtectionCheck } from "./useProtectionCheck.ts";

const ways = ["name", "project", "label", "id"] as const satisfies NewProtection["by"][];

interface Props {
  busy: boolean;
  onAdd: (protection: NewProtection) => void;
  onCancel: () => void;
}

export function NewProtectionForm({ busy, onAdd, onCancel }: Props) {
  const { t } = useTranslation();
  const { host } = useSession();
  const id = useId();
  const [by, setBy] = useState<NewProtection["by"]>("name");
  const [value, setValue] = useState("");
  const [kind, setKind] = useState<ObjectKind | "">("");
  const [everywhere, setEverywhere] = useState(false);
  const [why, setWhy] = useState("");
  const { form, problems, check } = useProtectionCheck();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const protection = { by, value, kind: kind || null, host: everywhere ? null : host.id, why };
    if (!busy && (await check(protection))) onAdd(protection);
  };
  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      aria-label={t("protections.add")}
      noValidate
      className="mb-4 grid gap-x-8 gap-y-4 rounded-lg border border-line bg-panel p-4 md:grid-cols-2"
    >
      <Options legend={t("protections.how")}>
        {ways.map((way) => (
          <Option
            key={way}
            name={id}
            label={t(`protections.by.${way}`)}
            checked={by === way}
            onPick={() => setBy(way)}
          />
        ))}
      </Options>
      <div className="space-y-4">
        <TextField
          name="value"
          label={t(`protections.valueOf.${by}`)}
          hint={t(`protections.hintOf.${by}`)}
          error={problems.value && t(`protections.problems.value.${problems.value}`)}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          required
        />
        <div>
          <label htmlFor={`${id}-kind`} className="mb-1 block font-medium">
            {t("protections.kind")}
          </label>
          <select
            id={`${id}-kind`}
            value={kind}
            onChange={({ target }) => setKind(objectKinds.find((one) => one === target.value) ?? "")}
            className="min-h-9 rounded border border-edge bg-panel px-2 py-1.5"
          >
            <option value="">{t("protections.anyKind")}</option>
            {objectKinds.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <WhereOptions host={host} everywhere={everywhere} onChoose={setEverywhere} />
      <WhyField value={why} onChange={setWhy} problem={problems.why} />
      <div className="flex flex-wrap gap-2 md:col-span-2">
        <Button type="submit" look="primary" disabled={busy}>
          {t(busy ? "protections.saving" : "protections.save")}
        </Button>
        <Button onClick={onCancel}>{t("protections.cancel")}</Button>
      </div>
    </form>
  );
}
