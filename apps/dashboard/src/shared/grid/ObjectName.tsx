import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { nameOf } from "../format/nameOf.ts";
import { useFormats } from "../format/useFormats.ts";

/** Longer lists of names are cut, so that one image with a hundred tags does not fill the screen. */
const SHOWN = 2;

interface Props {
  object: { names: string[]; id: string };
  muted?: boolean;
  /** Its own page. */
  href?: string;
  tabIndex?: number;
}

/** What people call it; of many names the first. */
export function ObjectName({ object: { names, id }, muted = false, href, tabIndex }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const more = names.length - SHOWN;
  const shown = names.length === 0 ? [nameOf({ names, id })] : names.slice(0, SHOWN);
  const words = shown.map((name) => (
    <span
      key={name}
      className={`block font-mono text-xs leading-5 wrap-anywhere ${muted ? "text-muted" : ""}`}
    >
      {name}
    </span>
  ));
  return (
    <span title={names.length > 0 ? names.join("\n") : id}>
      {href === undefined ? (
        words
      ) : (
        <Link
          href={href}
          {...(tabIndex !== undefined && { tabIndex })}
          className="-my-0.5 block min-h-6 rounded py-0.5 hover:underline"
        >
          {words}
        </Link>
      )}
      {more > 0 && (
        <span className="block text-xs text-muted">
          {t("objects.moreNames", { count: more, n: format.count(more) })}
        </span>
      )}
    </span>
  );
}
