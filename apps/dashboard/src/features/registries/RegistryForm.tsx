import { type FormEvent, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NewRegistry, Registry } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Option } from "../../shared/ui/Option.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { useCheckedForm } from "../../shared/ui/useCheckedForm.ts";
import type { RegistryProblems } from "./registryProblems.ts";

const load = () => import("./registryProblems.ts").then(({ registryCheck }) => registryCheck);

/** `keep`: those that are there stay as they are. */
type Login = "none" | "keep" | "new";

interface Props {
  /** The one that is edited; without it, a new one. */
  registry?: Registry;
  busy: boolean;
  /** `credentials`: `undefined` where those that are kept stay. */
  onSave: (registry: NewRegistry) => void;
  onCancel: () => void;
}

/** A registry to be added or changed. */
export function RegistryForm({ registry, busy, onSave, onCancel }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { form, problems, check } = useCheckedForm(load);
  useEffect(() => form.current?.querySelector("input")?.focus(), [form]);
  const [name, setName] = useState(registry?.name ?? "");
  const [url, setUrl] = useState(registry?.url ?? "");
  const [login, setLogin] = useState<Login>(registry?.hasCredentials ? "keep" : "none");
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  // They are for the old address, and the server drops them with it.
  const moved = registry !== undefined && url !== registry.url;
  const logins: Login[] = registry?.hasCredentials && !moved ? ["keep", "new", "none"] : ["none", "new"];
  const chosen = logins.includes(login) ? login : "none";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const credentials = chosen === "new" ? { username, password } : chosen === "keep" ? undefined : null;
    const saved: NewRegistry = { name, url, credentials };
    if (await check(saved)) onSave(saved);
  };
  const problemOf = (field: keyof RegistryProblems) => problems[field] && t(`registries.problems.${field}`);
  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      aria-label={registry ? t("registries.editNamed", { name: registry.name }) : t("registries.add")}
      noValidate
      className="grid gap-x-8 gap-y-4 rounded-lg border border-line bg-panel p-4 md:grid-cols-2"
    >
      <TextField
        name="name"
        label={t("registries.name")}
        hint={t("registries.nameHint")}
        error={problemOf("name")}
        value={name}
        onChange={({ target }) => setName(target.value)}
        autoComplete="off"
        required
      />
      <TextField
        name="url"
        type="url"
        label={t("registries.url")}
        hint={t("registries.urlHint")}
        error={problemOf("url")}
        value={url}
        onChange={({ target }) => setUrl(target.value)}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        required
      />
      <fieldset className="min-w-0 md:col-span-2">
        <legend className="mb-1 font-medium">{t("registries.login")}</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-1.5">
          {logins.map((one) => (
            <Option
              key={one}
              name={`${id}-login`}
              label={t(`registries.logins.${one}`)}
              checked={chosen === one}
              onPick={() => setLogin(one)}
            />
          ))}
        </div>
        {moved && registry.hasCredentials && (
          <p className="mt-1.5 text-sm text-muted">{t("registries.moved")}</p>
        )}
      </fieldset>
      {chosen === "new" && (
        <>
          <TextField
            name="username"
            label={t("registries.username")}
            error={problemOf("username")}
            value={username}
            onChange={({ target }) => setUsername(target.value)}
            autoComplete="off"
            spellCheck={false}
            required
          />
          <TextField
            name="password"
            type="password"
            label={t("registries.password")}
            hint={t("registries.passwordHint")}
            error={problemOf("password")}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            autoComplete="new-password"
            required
          />
        </>
      )}
      <div className="flex flex-wrap gap-2 md:col-span-2">
        <Button type="submit" look="primary" disabled={busy}>
          {t(busy ? "registries.saving" : "registries.save")}
        </Button>
        <Button onClick={onCancel}>{t("registries.cancel")}</Button>
      </div>
    </form>
  );
}
