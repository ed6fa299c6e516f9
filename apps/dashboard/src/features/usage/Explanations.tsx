import { Popover } from "@base-ui/react/popover";

interface Explanation {
  title: string;
  text: string;
}

const handle = Popover.createHandle<Explanation>();

interface Props {
  explanation: Explanation;
  tabIndex: number;
  className?: string;
}

/** A word that explains itself: pointed at, touched, or pressed. */
export function Explained({ explanation, tabIndex, className = "" }: Props) {
  return (
    <Popover.Trigger
      handle={handle}
      payload={explanation}
      openOnHover
      delay={250}
      tabIndex={tabIndex}
      className={`-mx-1 -my-0.5 min-h-6 rounded px-1 py-0.5 text-left decoration-dotted underline-offset-4 hover:underline ${className}`}
    >
      {explanation.title}
    </Popover.Trigger>
  );
}

/** Where explanations are shown: one place for all the words of a page. */
export function Explanations() {
  return (
    <Popover.Root handle={handle}>
      {({ payload }) => (
        <Popover.Portal>
          <Popover.Positioner sideOffset={4} collisionPadding={8} className="z-30">
            <Popover.Popup className="max-w-80 rounded border border-line bg-raised px-3 py-2 text-sm shadow-[0_8px_24px_rgb(0_0_0/0.2)] outline-none">
              <Popover.Title className="font-medium">{payload?.title}</Popover.Title>
              <Popover.Description className="text-muted">{payload?.text}</Popover.Description>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      )}
    </Popover.Root>
  );
}
