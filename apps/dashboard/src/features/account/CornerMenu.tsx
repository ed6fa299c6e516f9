import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import type { IconName } from "../../shared/ui/Icon.tsx";
import type { Account } from "./CornerMenuOpen.tsx";
import { TriggerFace, triggerLook } from "./TriggerFace.tsx";

const load = () => import("./CornerMenuOpen.tsx");
const CornerMenuOpen = lazy(load);

interface Props {
  icon: IconName;
  /** The button's accessible name. */
  label: string;
  /** Who is signed in and how they leave; without, the menu holds language and theme alone. */
  account?: Account;
}

/** The menu in the corner. Until somebody reaches for it, it is a button and no more: menus weigh a lot. */
export function CornerMenu(props: Props) {
  const [wanted, setWanted] = useState(false);
  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setWanted(true);
  };
  const closed = (
    <button
      type="button"
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded={false}
      className={triggerLook}
      onClick={() => setWanted(true)}
      onKeyDown={openByArrow}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
    >
      <TriggerFace icon={props.icon} text={props.account?.user.name} />
    </button>
  );
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <CornerMenuOpen {...props} />
    </Suspense>
  );
}
