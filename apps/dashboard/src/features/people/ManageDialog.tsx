import { Dialog } from "@base-ui/react/dialog";
import { useTranslation } from "react-i18next";
import type { UserEntry } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { NewPasswordLink } from "./NewPasswordLink.tsx";
import { RemoveUser } from "./RemoveUser.tsx";
import { ResetSecondFactor } from "./ResetSecondFactor.tsx";
import { UserRole } from "./UserRole.tsx";
import { UserSessions } from "./UserSessions.tsx";

interface Props {
  user: UserEntry;
  /** With what there is to say, if the account is no more. */
  onClose: (words?: string) => void;
}

/** What an administrator may change of somebody. */
export default function ManageDialog({ user, onClose }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-1rem)] flex-col rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-3rem)] sm:w-[40rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg">
          <div className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-4">
            <div className="min-w-0">
              <Dialog.Title className="text-lg font-semibold wrap-anywhere">{user.name}</Dialog.Title>
              <Dialog.Description className="text-sm wrap-anywhere text-muted">
                {user.email}
              </Dialog.Description>
            </div>
            <Dialog.Close
              aria-label={t("translation:actions.close")}
              className="grid size-8 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-text"
            >
              <Icon name="cross" />
            </Dialog.Close>
          </div>
          <div className="overflow-y-auto">
            <UserRole user={user} />
            <UserSessions user={user} />
            {user.signsInBy === "password" && <NewPasswordLink user={user} />}
            {user.secondFactor && <ResetSecondFactor user={user} />}
            <RemoveUser user={user} onRemoved={() => onClose(t("users.removed", { name: user.name }))} />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
