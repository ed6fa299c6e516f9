import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "../../shared/trpc/types.ts";

const roles = ["viewer", "operator", "administrator"] as const satisfies Role[];

interface Props {
  legend: string;
  role: Role;
  onChoose: (role: Role) => void;
}

/** The three roles with what each may do. */
export function RoleChoice({ legend, role, onChoose }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="space-y-1.5">
        {roles.map((one) => (
          <div key={one} className="flex items-start gap-2">
            <input
              id={`${id}-${one}`}
              type="radio"
              name={id}
              checked={one === role}
              onChange={() => onChoose(one)}
              aria-describedby={`${id}-${one}-what`}
              className="mt-1 size-4 shrink-0 accent-accent"
            />
            <div className="min-w-0">
              <label htmlFor={`${id}-${one}`}>{t(`translation:roles.${one}`)}</label>
              <p id={`${id}-${one}-what`} className="text-sm text-muted">
                {t(`users.roleMeanings.${one}`)}
              </p>
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
