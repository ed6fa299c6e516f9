import type { AuditEntry, AuditInput, AuditList } from "./schemas/audit.ts";
import type {
  CleanupInput,
  CleanupRun,
  ExportedFile,
  ExportInput,
  Receipt,
  RunList,
  RunListInput,
  RunProgress,
  RunSummary,
} from "./schemas/cleanup.ts";
import type { EngineCalls } from "./schemas/diagnostics.ts";
import type { DiskUsage } from "./schemas/diskUsage.ts";
import type { HostChange } from "./schemas/hostChange.ts";
import type { HostDisk } from "./schemas/hostDisk.ts";
import type { ImageLayers } from "./schemas/imageLayers.ts";
import type { ObjectHistory } from "./schemas/objectHistory.ts";
import type { CleanupPlan, PreviewInput } from "./schemas/plan.ts";
import type { HostRef, Role } from "./schemas/primitives.ts";
import type { ProjectDetails, ProjectList } from "./schemas/project.ts";
import type { NewProtection, Protection } from "./schemas/protection.ts";
import type { NewRegistry, Registry, RegistryChange } from "./schemas/registry.ts";
import type { User } from "./schemas/session.ts";
import type { AllSettings, ChangedSettings, NewSettings } from "./schemas/settings.ts";
import type { SystemInfo } from "./schemas/systemInfo.ts";
import type { SystemStats } from "./schemas/systemStats.ts";
import type { CreatedToken, NewToken, Token, TokenRef } from "./schemas/token.ts";
import type { UsageHistory } from "./schemas/usageHistory.ts";
import type {
  AccountInfo,
  BegunSecondFactor,
  BothFactors,
  Invitation,
  Invited,
  NewInvitation,
  OpenSession,
  PasswordAgain,
  PasswordChange,
  PasswordLink,
  RecoveryCodes,
  UserEntry,
} from "./schemas/users.ts";
import type { AddedWebhook, NewWebhook, Webhook, WebhookDelivery } from "./schemas/webhook.ts";

/** Whose request it is: found in the database for this very request, so the session has not been ended, nor the token revoked. */
export interface ActiveSession {
  id: string;
  /** With a token: with the lesser of both roles. */
  user: User;
  /** The token that it came with; `null`: a session's cookie. */
  token: TokenRef | null;
  startedAt: string;
  /** `null`: a token that does not expire. */
  expiresAt: string | null;
}

/** Where a request comes from. */
export interface Client {
  address: string;
  /** What it calls itself; "" if it does not say. */
  userAgent: string;
}

/** Who does something, and from where. */
export interface Actor {
  user: Pick<User, "id" | "name">;
  /** The token that it was asked with; `null`: a session's cookie. */
  token: TokenRef | null;
  client: Client;
}

/** How somebody looks at a host. `known`: the last reading will do, while another is made. `signal`: aborted when they have gone. */
export interface LookOptions {
  refresh: boolean;
  known: boolean;
  signal?: AbortSignal | undefined;
}

/** One host, as the contract needs it. Methods throw EngineError and DomainError. */
export interface Host {
  readonly ref: HostRef;
  info(): Promise<SystemInfo>;
  stats(options: { refresh: boolean }): Promise<SystemStats>;
  usage(options: LookOptions): Promise<DiskUsage>;
  layers(image: string, options: LookOptions): Promise<ImageLayers>;
  projects(options: LookOptions): Promise<ProjectList>;
  /** Throws `project_not_found`. */
  project(name: string, options: LookOptions): Promise<ProjectDetails>;
  disk(options: { refresh: boolean }): Promise<HostDisk>;
  /** Asks the engine nothing. */
  history(options: { sinceMs: number }): Promise<UsageHistory>;
  /** Asks the engine nothing. */
  objectHistory(options: { key: string; sinceMs: number }): Promise<ObjectHistory>;
  /** What is known now, then what changed, as it changes. `seen`: the id of the last change that was taken. Throws `stopping`. */
  watch(
    seen: string | null,
    signal: AbortSignal | undefined,
  ): AsyncIterable<{ id: string; change: HostChange }>;
}

export interface Hosts {
  list(): HostRef[];
  /** The named host; without a name the only one. Throws `host_not_found`. */
  get(id: string | undefined): Host;
}

/** Plans, and the runs that carry them out. A run belongs to the server: whoever asked for it may go away. */
export interface Cleanups {
  /** Throws `host_not_found`, `plan_not_found` and `plan_expired` (for `from`), and EngineError. `signal`: whoever asked has gone, and need not be waited for. */
  preview(input: PreviewInput, by: Actor, signal?: AbortSignal): Promise<CleanupPlan>;
  /**
   * Runs a plan, or makes one from rules and runs it. Throws `plan_not_found`, `plan_expired`, `plan_already_run`, `plan_of_other_host`,
   * `cleanup_in_progress`, `stopping`, and EngineError while the engine cannot be reached: then nothing was begun.
   */
  run(input: CleanupInput, by: Actor): Promise<CleanupRun>;
  /** Ends a run after the objects that are under way. Throws `run_not_found` and `run_not_running`. */
  cancel(id: string): Promise<RunSummary>;
  /** What is known so far, then what is new as it comes, until the run has ended. Throws `run_not_found`. `seen`: how many outcomes are known already. */
  watch(id: string, seen: number, signal: AbortSignal | undefined): AsyncIterable<RunProgress>;
}

/** The history of runs. `get` and its like throw `run_not_found`. */
export interface Runs {
  list(input: RunListInput): Promise<RunList>;
  get(id: string): Promise<CleanupRun>;
  /** The plan that a run carries out. */
  plan(id: string): Promise<CleanupPlan>;
  /** Throws `receipt_not_found`. */
  receipt(id: string, key: string): Promise<Receipt>;
  export(input: ExportInput): Promise<ExportedFile>;
}

export interface Protections {
  list(): Promise<Protection[]>;
  add(protection: NewProtection, by: Actor): Promise<Protection>;
  /** Throws `protection_not_found`. */
  remove(id: string): Promise<Protection>;
}

export interface Registries {
  list(): Promise<Registry[]>;
  /** Throws `registry_exists`. */
  add(registry: NewRegistry): Promise<Registry>;
  /** Throws `registry_not_found` and `registry_exists`. */
  update(change: RegistryChange): Promise<Registry>;
  /** Throws `registry_not_found`. */
  check(id: string): Promise<Registry>;
  /** Throws `registry_not_found`. */
  remove(id: string): Promise<void>;
}

export interface Settings {
  get(): Promise<AllSettings>;
  update(changes: NewSettings, by: Actor): Promise<ChangedSettings>;
}

export interface Users {
  list(): Promise<UserEntry[]>;
  /** Throws `user_not_found`, `last_administrator` and `role_from_provider`. */
  setRole(id: string, role: Role): Promise<User>;
  /** Throws `user_not_found` and `last_administrator`. */
  remove(id: string): Promise<User>;
  /** For somebody who has lost it. Throws `second_factor_off`. */
  resetSecondFactor(id: string): Promise<void>;
  /** Throws `user_not_found`, `no_password` and `passwords_off`. */
  newPasswordLink(id: string, by: Actor): Promise<PasswordLink>;
  /** Throws `passwords_off`. */
  invite(invitation: NewInvitation, by: Actor): Promise<Invited>;
  invitations(): Promise<Invitation[]>;
  /** Throws `invitation_not_found`. */
  withdraw(id: string): Promise<Invitation>;
}

export interface Sessions {
  /** Those that are open. `current`: the id of the one that asks. */
  listOf(userId: string, current: string): Promise<OpenSession[]>;
  /** Throws `session_not_found` where it is not this user's. */
  endOneOf(userId: string, id: string): Promise<void>;
  /** Ends every session of this user, on every device, save the excepted one. Answers how many there were. */
  endAllOf(userId: string, except?: string): Promise<number>;
}

/** What people change of their own account. */
export interface Account {
  info(userId: string): Promise<AccountInfo>;
  /** Ends all sessions but this one. Throws `wrong_password`, `too_many_attempts` and `passwords_off`. */
  changePassword(change: PasswordChange, session: string, by: Actor): Promise<{ ended: number }>;
  /** Throws `wrong_password`, `too_many_attempts`, `passwords_off` and `second_factor_on`. */
  beginSecondFactor(again: PasswordAgain, by: Actor): Promise<BegunSecondFactor>;
  /** Throws `wrong_code`, `too_many_attempts`, `second_factor_on`, and `second_factor_off` where none was begun. */
  confirmSecondFactor(code: string, by: Actor): Promise<RecoveryCodes>;
  /** Throws `wrong_password`, `wrong_code`, `too_many_attempts`, `passwords_off` and `second_factor_off`. */
  newRecoveryCodes(both: BothFactors, by: Actor): Promise<RecoveryCodes>;
  /** Throws as `newRecoveryCodes` does. */
  removeSecondFactor(both: BothFactors, by: Actor): Promise<void>;
}

/** The tokens that programs send. */
export interface Tokens {
  /** This user's, or everybody's; newest first. */
  list(of: string | null): Promise<Token[]>;
  /** Throws `too_many_tokens`. */
  create(token: NewToken, owner: User): Promise<CreatedToken>;
  /** This user's, or anybody's. Throws `token_not_found`. Answers what it was. */
  revoke(id: string, of: string | null): Promise<Token>;
}

export interface Audit {
  /** Never throws: what cannot be written is logged. */
  record(entry: Omit<AuditEntry, "id" | "at">): Promise<void>;
  list(input: AuditInput): Promise<AuditList>;
}

export interface Webhooks {
  list(): Promise<Webhook[]>;
  add(webhook: NewWebhook, by: Actor): Promise<AddedWebhook>;
  /** Throws `webhook_not_found`, as `test` does. */
  remove(id: string): Promise<void>;
  test(id: string): Promise<WebhookDelivery>;
}

/** What Dunnage counts of itself. */
export interface Diagnostics {
  engineCalls(host: HostRef): Promise<EngineCalls>;
}

/** What a call knows. Plain data and injected parts, made by the server for each request. */
export interface Context {
  requestId: string;
  client: Client;
  session: ActiveSession | null;
  audit: Audit;
  cleanups: Cleanups;
  diagnostics: Diagnostics;
  hosts: Hosts;
  protections: Protections;
  registries: Registries;
  runs: Runs;
  sessions: Sessions;
  settings: Settings;
  webhooks: Webhooks;
  tokens: Tokens;
  account: Account;
  users: Users;
}
