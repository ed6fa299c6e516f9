import { useTranslation } from "react-i18next";
import { nameOf } from "../../shared/format/nameOf.ts";
import { useFormats } from "../../shared/format/useFormats.ts";

/** Longer lists of names are cut, so that one image with a hundred tags does not fill the screen. */
const SHOWN = 2;

interface Props {
  object: { names: string[]; id: string };
  muted: boolean;
}

export function ObjectName({ object: { names, id }, muted }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const more = names.length - SHOWN;
  const shown = names.length === 0 ? [nameOf({ names, id })] : names.slice(0, SHOWN);
  return (
    <span title={names.length > 0 ? names.join("\n") : id}>
      {shown.map((name) => (
        <span
          key={name}
          className={`block font-mono text-xs leading-5 wrap-anywhere ${muted ? "text-muted" : ""}`}
        >
          {name}
        </span>
      ))}
      {more > 0 && (
        <span className="block text-xs text-muted">
          {t("cleanup.plan.moreNames", { count: more, n: format.count(more) })}
        </span>
      )}
    </span>
  );
}
