import { Popover } from "@base-ui/react/popover";
import { useTranslation } from "react-i18next";
import type { PageCatalogue } from "../i18n/catalogue.ts";
import { HELP_MARK, helpLook } from "./Help.tsx";

export type HelpTopic = keyof PageCatalogue["help"];

interface Props {
  label: string;
  what: string;
  topic: HelpTopic;
}

export default function HelpOpen({ label, what, topic }: Props) {
  const { t } = useTranslation();
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger aria-label={label} className={helpLook}>
        {HELP_MARK}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} collisionPadding={8} className="z-30">
          <Popover.Popup className="max-w-84 rounded border border-line bg-raised px-3 py-2 text-sm shadow-[0_8px_24px_rgb(0_0_0/0.2)] outline-none">
            <Popover.Title className="font-medium">{what}</Popover.Title>
            <Popover.Description className="text-muted">{t(`help.${topic}`)}</Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
