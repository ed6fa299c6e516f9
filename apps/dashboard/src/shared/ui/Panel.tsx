import { type ReactNode, useId } from "react";
import { Help } from "./help/Help.tsx";
import type { HelpTopic } from "./help/HelpOpen.tsx";
import { PanelBoundary } from "./PanelBoundary.tsx";

interface Props {
  title: string;
  /** How its figures are worked out. */
  help?: HelpTopic;
  /** Beside the title: an age, a button. */
  aside?: ReactNode;
  children: ReactNode;
  busy?: boolean;
}

/** A titled region that fails alone. */
export function Panel({ title, help, aside, children, busy = false }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} aria-busy={busy} className="rounded-lg border border-line bg-panel">
      <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 gap-y-1.5 border-b border-line px-4 py-1.5">
        <div className="flex items-center gap-1">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {help && <Help what={title} topic={help} />}
        </div>
        {aside}
      </header>
      <PanelBoundary>{children}</PanelBoundary>
    </section>
  );
}
