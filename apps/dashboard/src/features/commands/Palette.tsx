import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Command, type CommandGroup, found } from "./commands.ts";
import { Keycaps } from "./Keycaps.tsx";

interface Props {
  groups: (CommandGroup & { seldom?: boolean })[];
  onClose: () => void;
}

/** Every page, action, object and run by its name. */
export default function Palette({ groups, onClose }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState("");
  const shown = useMemo(() => found(groups, search), [groups, search]);
  const run = (command: Command) => {
    onClose();
    command.run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup className="fixed inset-x-2 top-12 z-30 mx-auto flex max-h-[min(34rem,calc(100dvh-4rem))] max-w-[40rem] flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:top-[12vh]">
          <Dialog.Title className="sr-only">{t("commands.title")}</Dialog.Title>
          <Autocomplete.Root
            open
            inline
            mode="none"
            items={shown}
            value={search}
            onValueChange={setSearch}
            itemToStringValue={(item: Command) => item.label}
            autoHighlight="always"
            keepHighlight
          >
            <Autocomplete.Input
              aria-label={t("commands.search")}
              placeholder={t("commands.search")}
              className="h-12 w-full shrink-0 border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-muted"
            />
            <Autocomplete.Empty className="px-4 py-6 text-muted empty:hidden">
              {t("commands.none")}
            </Autocomplete.Empty>
            <Autocomplete.List
              aria-label={t("commands.title")}
              className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5 outline-none empty:hidden"
            >
              {(group: CommandGroup) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-xs text-muted">
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => (
                      <Autocomplete.Item
                        key={command.id}
                        value={command}
                        onClick={() => run(command)}
                        className="flex min-h-9 cursor-default scroll-my-1.5 items-center gap-3 rounded px-2.5 py-1 outline-none select-none data-highlighted:bg-hover data-highlighted:outline-2 data-highlighted:outline-solid data-highlighted:-outline-offset-2 data-highlighted:outline-focus"
                      >
                        <span className="min-w-0 flex-1 wrap-anywhere">{command.label}</span>
                        {command.detail && (
                          <span className="shrink-0 text-sm text-muted">{command.detail}</span>
                        )}
                        {command.keys && <Keycaps keys={command.keys} />}
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
          <Dialog.Close className="sr-only">{t("actions.close")}</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
