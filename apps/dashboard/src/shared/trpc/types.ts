import type { RouterInputs, RouterOutputs } from "@dunnage/api";

export type { HostChange } from "@dunnage/api/schemas";

// Short names for what the router takes and answers. Nothing is described here that the router does not say.
export type Session = RouterOutputs["session"]["current"];
export type Host = Session["hosts"][number];
export type SystemInfo = RouterOutputs["dockerSystem"]["info"];
export type SystemStats = RouterOutputs["dockerSystem"]["stats"];
export type HostDisk = RouterOutputs["dockerSystem"]["disk"];
export type DiskKind = keyof SystemStats["diskUsage"];
export type Measurement = SystemStats["measurements"][DiskKind];
export type ErrorReport = NonNullable<Measurement["error"]>;
export type UsageHistory = RouterOutputs["dockerSystem"]["history"];
export type CleanupRun = RouterOutputs["dockerSystem"]["cleanup"];
export type Outcome = CleanupRun["outcomes"][number];
export type ObjectKind = Outcome["kind"];
export type RunList = RouterOutputs["runs"]["list"];
export type RunSummary = RunList["runs"][number];
export type RunState = RunSummary["state"];
export type Rules = RunSummary["rules"];
export type Protection = RouterOutputs["protections"]["add"];
export type NewProtection = RouterInputs["protections"]["add"];
export type AuditEntry = RouterOutputs["audit"]["list"]["entries"][number];
export type CleanupPlan = RouterOutputs["dockerSystem"]["preview"];
export type PlanItem = CleanupPlan["items"][number];
export type SparedObject = CleanupPlan["kept"][number];
export type PlanTotal = CleanupPlan["total"];
export type PlanWarning = CleanupPlan["warnings"][number];
export type ExportInput = RouterInputs["runs"]["export"];
export type EngineCalls = RouterOutputs["diagnostics"]["engineCalls"];
export type UserEntry = RouterOutputs["users"]["list"][number];
export type Role = UserEntry["role"];
export type Invited = RouterOutputs["users"]["invite"];
export type OpenSession = RouterOutputs["session"]["list"][number];
export type Receipt = RouterOutputs["runs"]["receipt"];
