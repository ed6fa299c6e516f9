import { nameOf } from "../format/nameOf.ts";
import { useWords } from "../i18n/WordsProvider.tsx";

/** Longer lists of names are cut, so that one image with a hundred tags does not fill the screen. */
const SHOWN = 2;

interface Props {
  object: { names: string[]; id: string };
  muted?: boolean;
  /** Its own page; in a `VirtualGrid`, which follows its links. */
  href?: string;
  tabIndex?: number;
}

/** What people call it; of many names the first. */
export function ObjectName({ object: { names, id }, muted = false, href, tabIndex }: Props) {
  const { t, format } = useWords();
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
        <a
          href={href}
          {...(tabIndex !== undefined && { tabIndex })}
          className="-my-0.5 block min-h-6 rounded py-0.5 hover:underline"
        >
          {words}
        </a>
      )}
      {more > 0 && (
        <span className="block text-xs text-muted">
          {t("objects.moreNames", { count: more, n: format.count(more) })}
        </span>
      )}
    </span>
  );
}
