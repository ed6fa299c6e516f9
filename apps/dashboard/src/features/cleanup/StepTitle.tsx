import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useRef } from "react";

/** The dialog's title. Each step starts at it, as a new page would start at its heading. */
export function StepTitle({ children }: { children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Dialog.Title ref={title} tabIndex={-1} className="text-lg font-semibold wrap-anywhere outline-none">
      {children}
    </Dialog.Title>
  );
}
