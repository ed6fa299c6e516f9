import { Popover } from "@base-ui/react/popover";
import { useTranslation } from "react-i18next";
import type { PageCatalogue } from "../../i18n/catalogue.ts";

export type HelpTopic = keyof PageCatalogue["help"];

/** How a figure is worked out: of a topic of the catalogue, or in words that hold for the one figure alone. */
export type Explanation = { topic: HelpTopic } | { text: string };

interface Props {
  what: string;
  explanation: Explanation;
  anchor: HTMLElement;
  onClose: () => void;
}

export default function HelpOpen({ what, explanation, anchor, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Popover.Root
      open
      onOpenChange={(open, { event }) => {
        // Whoever presses what opened it has it closed by that.
        if (!open && !(event.target instanceof Node && anchor.contains(event.target))) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={4} collisionPadding={8} className="z-30">
          <Popover.Popup
            finalFocus={() => anchor}
            className="max-w-84 rounded border border-line bg-raised px-3 py-2 text-sm shadow-[0_8px_24px_rgb(0_0_0/0.2)] outline-none"
          >
            <Popover.Title className="font-medium">{what}</Popover.Title>
            <Popover.Description className="text-muted">
              {"topic" in explanation ? t(`help.${explanation.topic}`) : explanation.text}
            </Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
