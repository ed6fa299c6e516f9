import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../shared/format/nameOf.ts";
import type { ObjectsByKey } from "../../shared/objects/inUse.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { projectIn } from "./rows.ts";

interface Props {
  /** A key; `null`: everything is shown. */
  tie: string | null;
  byKey: ObjectsByKey;
  onClear: () => void;
}

/** Says that only what is tied to something is shown, and shows all again. */
export function TiedNotice({ tie, byKey, onClear }: Props) {
  const { t } = useTranslation();
  const clear = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The link that led here went with its table.
    if (tie !== null && document.activeElement === document.body) clear.current?.focus();
  }, [tie]);
  if (tie === null) return null;
  const project = projectIn(tie);
  const object = byKey.get(tie);
  const words = () => {
    if (project !== null) return t("usage.tied.project", { name: project });
    if (!object) return t("usage.tied.gone");
    return t("usage.tied.object", { name: nameOf({ names: object.names.slice(0, 1), id: object.id }) });
  };
  return (
    <p className="mt-2 flex lg:px-4">
      <span className="flex min-w-0 items-center gap-1 rounded border border-edge bg-sunken py-0.5 pr-1 pl-2.5 text-sm">
        <span className="wrap-anywhere">{words()}</span>
        <button
          ref={clear}
          type="button"
          aria-label={t("usage.tied.clear")}
          title={t("usage.tied.clear")}
          onClick={onClear}
          className="grid size-6 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-text"
        >
          <Icon name="cross" className="size-3.5" />
        </button>
      </span>
    </p>
  );
}
