import { lazy, Suspense, useCallback } from "react";
import { useLocation } from "wouter";
import type { Press } from "../features/commands/keys.ts";
import { useKeys } from "../features/commands/useKeys.ts";
import { withItsWords } from "../shared/i18n/i18n.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import type { Shown } from "./CommandBar.tsx";
import { goKeys } from "./goKeys.ts";
import { forRole, pages, settings } from "./pages.ts";
import { Tour } from "./Tour.tsx";

const CommandPalette = lazy(() => withItsWords(import("./CommandPalette.tsx")));
const CommandKeys = lazy(() => withItsWords(import("./CommandKeys.tsx")));

interface Props {
  shown: Shown;
  onShow: (shown: Shown) => void;
}

/** Goes where a key leads, and shows what is asked for. */
export default function Commands({ shown, onShow }: Props) {
  const { role } = useSession().session.user;
  const [, navigate] = useLocation();
  const take = useCallback(
    (press: NonNullable<Press>) => {
      if (typeof press === "string") {
        onShow(press);
        return true;
      }
      const page = [...forRole(role, pages), ...forRole(role, settings)].find(
        ({ name }) => goKeys[name] === press.go,
      );
      if (page) navigate(page.href);
      return page !== undefined;
    },
    [role, navigate, onShow],
  );
  useKeys(take);
  const close = () => onShow(null);
  return (
    <Suspense>
      <Tour />
      {shown === "palette" && <CommandPalette onClose={close} onSheet={() => onShow("sheet")} />}
      {shown === "sheet" && <CommandKeys onClose={close} />}
    </Suspense>
  );
}
