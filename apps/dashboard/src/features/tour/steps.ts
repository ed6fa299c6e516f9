import { may } from "../../shared/session/may.ts";
import type { Role } from "../../shared/trpc/types.ts";
import type { IconName } from "../../shared/ui/Icon.tsx";

interface Step {
  name: "overview" | "usage" | "cleanup" | "keeping" | "keys";
  icon: IconName;
  least: Role;
}

const steps: Step[] = [
  { name: "overview", icon: "info", least: "viewer" },
  { name: "usage", icon: "images", least: "viewer" },
  { name: "cleanup", icon: "sweep", least: "operator" },
  { name: "keeping", icon: "kept", least: "viewer" },
  { name: "keys", icon: "search", least: "viewer" },
];

/** What there is to show to somebody of this role. */
export const stepsFor = (role: Role): Step[] => steps.filter(({ least }) => may(role, least));
