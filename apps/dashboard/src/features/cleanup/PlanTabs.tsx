import { Tabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";

export type Side = "goes" | "stays";

interface Props {
  side: Side;
  onPick: (side: Side) => void;
  counts: Record<Side, number>;
  children: ReactNode;
}

const isSide = (value: unknown): value is Side => value === "goes" || value === "stays";

/** What goes on one side, what stays on the other. */
export function PlanTabs({ side, onPick, counts, children }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const tab = (one: Side) => (
    <Tabs.Tab
      value={one}
      className="-mb-px min-h-9 border-b-2 border-transparent px-3 text-muted hover:text-text aria-selected:border-accent forced-colors:border-[Canvas] forced-colors:aria-selected:border-[Highlight] aria-selected:font-medium aria-selected:text-text"
    >
      {t("cleanup.plan.withCount", { what: t(`cleanup.plan.${one}`), n: format.count(counts[one]) })}
    </Tabs.Tab>
  );
  return (
    <Tabs.Root
      value={side}
      onValueChange={(value: unknown) => isSide(value) && onPick(value)}
      className="mt-4"
    >
      <Tabs.List
        aria-label={t("cleanup.plan.title")}
        activateOnFocus
        className="flex gap-2 border-b border-line"
      >
        {tab("goes")}
        {tab("stays")}
      </Tabs.List>
      <Tabs.Panel value={side} tabIndex={-1} className="outline-none">
        {children}
      </Tabs.Panel>
    </Tabs.Root>
  );
}
