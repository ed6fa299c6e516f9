import { Menu } from "@base-ui/react/menu";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Session } from "../../shared/trpc/types.ts";
import type { IconName } from "../../shared/ui/Icon.tsx";
import { startTour } from "../../shared/ui/tour.ts";
import { MenuAction, MenuLine } from "./MenuParts.tsx";
import { Preferences } from "./Preferences.tsx";
import { TriggerFace, triggerLook } from "./TriggerFace.tsx";

export interface Account {
  user: Session["user"];
  onSignOut: () => void;
  onSignOutEverywhere: () => void;
}

interface Props {
  icon: IconName;
  label: string;
  account?: Account;
}

export default function CornerMenuOpen({ icon, label, account }: Props) {
  // Beside its button and so inside the page's header: a landmark, which the end of the document is not.
  const spot = useRef<HTMLSpanElement>(null);
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger aria-label={label} className={triggerLook}>
        <TriggerFace icon={icon} text={account?.user.name} />
      </Menu.Trigger>
      <span ref={spot} />
      <Menu.Portal container={spot}>
        <Menu.Positioner sideOffset={6} align="end" className="z-20 outline-none">
          <Menu.Popup className="max-h-(--available-height) min-w-56 overflow-y-auto rounded-lg border border-line bg-raised p-1.5 shadow-[0_8px_28px_rgb(0_0_0/0.18)] outline-none">
            {account && <Person {...account.user} />}
            <Preferences />
            {account && <WaysOut {...account} />}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Person({ name, email, role }: Account["user"]) {
  const { t } = useTranslation();
  return (
    <>
      <div className="px-2 pt-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-sm wrap-anywhere text-muted">{email}</p>
        <p className="text-sm text-muted">{t(`roles.${role}`)}</p>
      </div>
      <MenuLine />
    </>
  );
}

function WaysOut({ onSignOut, onSignOutEverywhere }: Account) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <>
      <MenuLine />
      <MenuAction onClick={() => navigate("/account")}>{t("account.open")}</MenuAction>
      <MenuAction onClick={startTour}>{t("account.tour")}</MenuAction>
      <MenuAction onClick={onSignOut}>{t("account.signOut")}</MenuAction>
      <MenuAction onClick={onSignOutEverywhere}>{t("account.signOutEverywhere")}</MenuAction>
    </>
  );
}
