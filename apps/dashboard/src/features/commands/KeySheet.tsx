import { Dialog } from "@base-ui/react/dialog";
import { useTranslation } from "react-i18next";
import { everywhere } from "../../shared/keys/keyTable.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { chooseSingleKeys, useSingleKeys } from "../../shared/ui/singleKeys.ts";
import { Keycaps } from "./Keycaps.tsx";
import { rowsAt } from "./keyNames.ts";

interface Props {
  /** What is gone to by `g` and a letter. */
  pages: { label: string; keys: string[] }[];
  onClose: () => void;
}

/** Every key that does something, and the way to turn them off. */
export default function KeySheet({ pages, onClose }: Props) {
  const { t } = useTranslation();
  const on = useSingleKeys();
  const anywhere = [
    { label: t("commands.title"), keys: paletteKeys },
    { label: t("commands.sheet.title"), keys: [everywhere.sheet] },
  ];
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-3rem)] flex-col rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[44rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg">
          <div className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-4">
            <Dialog.Title className="text-lg font-semibold">{t("commands.sheet.title")}</Dialog.Title>
            <Dialog.Close
              aria-label={t("actions.close")}
              className="grid size-8 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-text"
            >
              <Icon name="cross" />
            </Dialog.Close>
          </div>
          <div className="grid gap-x-10 gap-y-4 overflow-y-auto px-4 py-3 sm:grid-cols-2">
            <div className="space-y-4">
              <Keys title={t("commands.sheet.go")} rows={pages} />
              <Keys title={t("commands.sheet.everywhere")} rows={anywhere} />
            </div>
            <div className="space-y-4">
              <Keys title={t("commands.sheet.lists")} rows={rowsAt(t, "lists")} />
              <Keys title={t("commands.sheet.picture")} rows={rowsAt(t, "picture")} />
              <Keys title={t("commands.sheet.dialogs")} rows={rowsAt(t, "dialogs")} />
            </div>
          </div>
          <div className="border-t border-line px-4 py-3">
            <label className="flex items-start gap-2">
              <input
                type="checkbox"
                checked={on}
                onChange={() => chooseSingleKeys(!on)}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              <span>
                {t("commands.sheet.single")}
                <span className="block text-sm text-muted">{t("commands.sheet.singleWhy")}</span>
              </span>
            </label>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const paletteKeys = [/^Mac|^iP/.test(navigator.platform) ? "⌘" : "Ctrl", everywhere.palette.toUpperCase()];

function Keys({ title, rows }: { title: string; rows: { label: string; keys: string[] }[] }) {
  return (
    <section>
      <h3 className="text-xs text-muted">{title}</h3>
      <dl className="mt-1">
        {rows.map(({ label, keys }) => (
          <div
            key={label}
            className="flex items-center justify-between gap-4 border-t border-line py-1.5 first:border-t-0"
          >
            <dt className="min-w-0">{label}</dt>
            <dd>
              <Keycaps keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
