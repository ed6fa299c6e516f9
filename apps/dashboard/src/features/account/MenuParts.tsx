import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { Icon } from "../../shared/ui/Icon.tsx";

const row =
  "flex min-h-8 cursor-default items-center gap-2 rounded px-2 py-1 outline-none select-none data-highlighted:bg-hover data-highlighted:outline-2 data-highlighted:outline-solid data-highlighted:-outline-offset-2 data-highlighted:outline-focus";

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-muted">{label}</Menu.GroupLabel>
      {children}
    </Menu.Group>
  );
}

export function MenuChoice({ value, lang, children }: { value: string; lang?: string; children: ReactNode }) {
  return (
    <Menu.RadioItem value={value} lang={lang} className={row} closeOnClick={false}>
      <span className="grid size-4 place-items-center">
        <Menu.RadioItemIndicator>
          <Icon name="check" />
        </Menu.RadioItemIndicator>
      </span>
      {children}
    </Menu.RadioItem>
  );
}

export function MenuAction({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item onClick={onClick} className={`${row} pl-8`}>
      {children}
    </Menu.Item>
  );
}

export const MenuLine = () => <Menu.Separator className="my-1.5 border-t border-line" />;
