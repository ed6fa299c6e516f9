import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { PlanItem } from "../../shared/trpc/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";

/** More are counted only. */
const LISTED = 50;

interface Props {
  volumes: PlanItem[];
  hostName: string;
  typed: string;
  onType: (typed: string) => void;
}

/** Data that somebody gave a name goes only where the host's name was typed. */
export function NamedVolumes({ volumes, hostName, typed, onType }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const more = volumes.length - LISTED;
  const counted = { count: volumes.length, n: format.count(volumes.length) };
  return (
    <Notice tone="warn">
      <p id="named-volumes">{t("cleanup.confirm.named", counted)}</p>
      {/* A long list scrolls, and a keyboard needs somewhere to stand to scroll it. */}
      <ul
        aria-labelledby="named-volumes"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={volumes.length > 5 ? 0 : undefined}
        className="mt-1 max-h-28 overflow-y-auto rounded-sm font-mono text-xs leading-5"
      >
        {volumes.slice(0, LISTED).map(({ key, id }) => (
          <li key={key} className="wrap-anywhere">
            {id}
          </li>
        ))}
        {more > 0 && <li>{t("cleanup.others", { count: more, n: format.count(more) })}</li>}
      </ul>
      <div className="mt-3 max-w-sm">
        <TextField
          label={t("cleanup.confirm.typeHost", { host: hostName })}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          required
        />
      </div>
    </Notice>
  );
}
