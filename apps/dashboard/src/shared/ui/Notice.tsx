import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";

const tones = {
  info: { box: "border-line bg-sunken", icon: "text-muted" },
  warn: { box: "border-warn-line bg-warn-bg", icon: "text-warn" },
  bad: { box: "border-bad-line bg-bad-bg", icon: "text-bad" },
} as const satisfies Record<string, { box: string; icon: string }>;

const icons: Record<keyof typeof tones, IconName> = { info: "info", warn: "warning", bad: "warning" };

interface Props {
  tone: keyof typeof tones;
  children: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits for its turn. Without: read in place only. */
  role?: "alert" | "status";
  id?: string;
  className?: string;
}

/** A sentence or two that the person should not miss, in place. */
export function Notice({ tone, children, className = "", ...rest }: Props) {
  return (
    <div {...rest} className={`flex gap-2.5 rounded border px-3 py-2 ${tones[tone].box} ${className}`}>
      <Icon name={icons[tone]} className={`mt-0.5 ${tones[tone].icon}`} />
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
    </div>
  );
}
