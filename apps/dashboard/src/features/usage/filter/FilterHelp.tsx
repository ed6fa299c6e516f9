import { Popover } from "@base-ui/react/popover";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shared/ui/Icon.tsx";

const lines = [
  ["web", "word"],
  ["project:shop", "project"],
  ["name:web", "name"],
  ["label:team=shop", "label"],
  ["tag:latest", "tag"],
  ["kind:images", "kind"],
  ["size>1GB", "size"],
  ["age>7d", "age"],
  ["used>30d", "used"],
  ["unused", "unused"],
  ["dangling", "dangling"],
  ["anonymous", "anonymous"],
  ["protected", "protected"],
  ["running, stopped", "running"],
  ["-project:shop", "not"],
  ['"two words"', "quotes"],
  ["shop*", "star"],
] as const;

/** The filter's whole language, on a page of its own size. */
export const FilterHelp = memo(function FilterHelp() {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={t("usage.filter.help.open")}
        title={t("usage.filter.help.open")}
        className="grid size-8 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-text"
      >
        <Icon name="info" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} collisionPadding={8} align="end" className="z-30">
          {/* There is nothing in it to go to, and on a phone it is longer than the screen: the arrow keys scroll it. */}
          <Popover.Popup
            tabIndex={0}
            className="max-h-(--available-height) w-[30rem] max-w-(--available-width) overflow-y-auto rounded border border-line bg-raised px-4 py-3 text-sm shadow-[0_8px_24px_rgb(0_0_0/0.2)] outline-none"
          >
            <Popover.Title className="font-medium">{t("usage.filter.help.title")}</Popover.Title>
            <Popover.Description className="text-muted">{t("usage.filter.help.intro")}</Popover.Description>
            <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
              {lines.map(([example, what]) => (
                <div key={example} className="contents">
                  <dt className="font-mono text-xs leading-5">{example}</dt>
                  <dd className="text-muted">{t(`usage.filter.help.${what}`)}</dd>
                </div>
              ))}
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
});
