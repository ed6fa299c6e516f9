import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useSigningOut } from "../../shared/session/useSignOut.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { type Connection, follow } from "../../shared/trpc/follow.ts";
import type { HostChange } from "../../shared/trpc/types.ts";
import { useVisible } from "../../shared/ui/useVisible.ts";

const Live = createContext(false);

/** Whether the server tells of changes by itself, so that nobody needs to ask for them. */
export const useLive = (): boolean => useContext(Live);

/** Keeps what the page knows of a host true while it can be seen, and asks for it again and again where the server's stream does not come through. */
export function LiveHost({ host, children }: { host: string; children: ReactNode }) {
  const utils = trpc.useUtils();
  const visible = useVisible();
  const signingOut = useSigningOut();
  const [connection, setConnection] = useState<Connection>("opening");
  // A browser has six connections to a server over HTTP/1.1 for all its tabs together: one that nobody sees takes none.
  useEffect(() => {
    if (!visible || signingOut) return undefined;
    let wasInTrouble = false;
    const take = ({ info, stats, trouble, changed }: HostChange) => {
      if (info) utils.dockerSystem.info.setData({ host }, info);
      if (stats) utils.dockerSystem.stats.setData({ host }, stats);
      // Every object of a host is a long answer: whoever shows it asks in its own time.
      if (changed.length > 0) void utils.dockerSystem.usage.invalidate(undefined, { refetchType: "none" });
      // The panels' own questions say what is wrong, in the words that belong there.
      if (trouble && !wasInTrouble) {
        void utils.dockerSystem.info.invalidate({ host });
        void utils.dockerSystem.stats.invalidate({ host });
      }
      wasInTrouble = trouble !== null;
    };
    const stop = follow<HostChange>({
      open: (listener) => utils.client.dockerSystem.watch.subscribe({ host }, listener),
      onHeard: (batch) => batch.forEach(take),
      onConnection: setConnection,
    });
    return () => {
      stop();
      setConnection("opening");
    };
  }, [host, visible, signingOut, utils]);
  return <Live value={connection === "open"}>{children}</Live>;
}
