import type { ReactNode } from "react";

/** What the numbers come to on the left, what can be done on the right. */
export function DialogFooter({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line px-4 py-3">
      <div className="text-sm text-muted">{note}</div>
      <div className="ml-auto flex flex-wrap justify-end gap-2">{children}</div>
    </footer>
  );
}
