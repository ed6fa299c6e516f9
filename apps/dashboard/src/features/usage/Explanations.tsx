import { Popover } from "@base-ui/react/popover";
import { createContext, type ReactNode, useContext, useState } from "react";

interface Explanation {
  title: string;
  text: string;
}

const ExplainContext = createContext<(explanation: Explanation, anchor: HTMLElement) => void>(
  () => undefined,
);

interface Props {
  explanation: Explanation;
  tabIndex: number;
  className?: string;
}

/** A word that explains itself: pointed at, or pressed. */
export function Explained({ explanation, tabIndex, className = "" }: Props) {
  const explain = useContext(ExplainContext);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title={explanation.text}
      tabIndex={tabIndex}
      onClick={(event) => explain(explanation, event.currentTarget)}
      className={`-mx-1 -my-0.5 min-h-6 rounded px-1 py-0.5 text-left decoration-dotted underline-offset-4 hover:underline ${className}`}
    >
      {explanation.title}
    </button>
  );
}

/** Where explanations are shown: one place for all the words of a page, since a place for each is what a row would take longest to draw. */
export function Explanations({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ explanation: Explanation; anchor: HTMLElement } | null>(null);
  const [explain] = useState(
    () => (explanation: Explanation, anchor: HTMLElement) => setShown({ explanation, anchor }),
  );
  return (
    <ExplainContext value={explain}>
      {children}
      <Popover.Root open={shown !== null} onOpenChange={(open) => !open && setShown(null)}>
        {shown && (
          <Popover.Portal>
            <Popover.Positioner anchor={shown.anchor} sideOffset={4} collisionPadding={8} className="z-30">
              <Popover.Popup
                finalFocus={() => shown.anchor}
                className="max-w-80 rounded border border-line bg-raised px-3 py-2 text-sm shadow-[0_8px_24px_rgb(0_0_0/0.2)] outline-none"
              >
                <Popover.Title className="font-medium">{shown.explanation.title}</Popover.Title>
                <Popover.Description className="text-muted">{shown.explanation.text}</Popover.Description>
              </Popover.Popup>
            </Popover.Positioner>
          </Popover.Portal>
        )}
      </Popover.Root>
    </ExplainContext>
  );
}
