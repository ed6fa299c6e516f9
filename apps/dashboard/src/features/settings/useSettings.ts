import { useState } from "react";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { NewSettings } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { backTo } from "./draft.ts";

export function useSettings() {
  const query = trpc.settings.get.useQuery(undefined, {
    refetchInterval: ({ state }) => nextPollMs(state.error, false),
  });
  return asPanel(query, useHeldError(query));
}

/** What was last done, and how to take it back. */
export interface LastSettings {
  what: "saved" | "undone";
  /** Empty: nothing was changed by it. */
  back: NewSettings;
}

export function useSettingChanges() {
  const utils = trpc.useUtils();
  const [last, setLast] = useState<LastSettings>();
  const update = trpc.settings.update.useMutation({
    onSettled: () => utils.dockerSystem.history.invalidate(),
  });
  const send = (changes: NewSettings, what: LastSettings["what"], then?: () => void) =>
    update.mutate(changes, {
      onSuccess({ settings, before }) {
        utils.settings.get.setData(undefined, settings);
        setLast({ what, back: what === "saved" ? backTo(before, settings.values) : {} });
        then?.();
      },
    });
  return {
    last,
    busy: update.isPending,
    error: update.error,
    save: (changes: NewSettings) => send(changes, "saved"),
    undo: (changes: NewSettings) => send(changes, "undone"),
    dismiss: () => setLast(undefined),
  };
}
