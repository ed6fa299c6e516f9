import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Command } from "../features/commands/commands.ts";
import { may } from "../shared/session/may.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { cleanupLinks } from "./cleanupLinks.ts";

const kinds = ["images", "containers", "volumes", "buildCache"] as const;

/** What would go by the rules that are chosen anyway, or of one kind alone: each leads to the plan, and nothing is removed by it. */
export function usePlanCommands(): Command[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  if (!may(useSession().session.user.role, "operator")) return [];
  const detail = t("nav.cleanup");
  const planOf = (id: string, label: string, href: string): Command => ({
    id,
    label,
    detail,
    run: () => navigate(href),
  });
  return [
    planOf("plan", t("commands.planUsual"), "/clean-up?step=plan"),
    ...kinds.map((kind) =>
      planOf(
        `plan ${kind}`,
        t("commands.planKind", { kind: t(`kinds.${kind}`) }),
        `${cleanupLinks[kind]}&step=plan`,
      ),
    ),
  ];
}
