import { useTranslation } from "react-i18next";
import { useRoute } from "wouter";
import type { Command } from "../features/commands/commands.ts";
import { nameOf } from "../shared/format/nameOf.ts";
import { useChanging } from "../shared/objects/useChanging.ts";
import { may } from "../shared/session/may.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import type { DiskUsage } from "../shared/trpc/types.ts";
import { objectIn, objectRoute } from "./objectIn.ts";

/** What can be done with the object whose page is open: it is protected, or no longer. What its label keeps, no command changes. */
export function useHereCommands(usage: DiskUsage | undefined): Command[] {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const { change } = useChanging();
  const [, params] = useRoute(objectRoute);
  const here = params && objectIn(params);
  const object = here && usage?.objects.find(({ kind, id }) => kind === here.kind && id === here.id);
  if (!object || object.protection?.id === null || !may(role, "operator")) return [];
  const name = nameOf(object);
  return [
    {
      id: "protection here",
      label: t(object.protection ? "usage.protection.liftWhat" : "objects.protectWhat", { name }),
      detail: t("nav.protections"),
      run: () => change(true),
    },
  ];
}
