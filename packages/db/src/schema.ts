import type { Outcome, Protection, Role, RunState, Sighting, WebhookDelivery } from "@dunnage/api";
import type { Generated } from "kysely";

// Instants are ISO 8601 text in both databases: they sort as they are, and need no codec. What is called JSON is text too, parsed with the
// contract's schema where it is read.

interface UserTable {
  id: string;
  email: string;
  /** The address as it is compared: lower case. Unique. Of somebody without a password: their id. */
  email_key: string;
  name: string;
  role: Role;
  /** `null`: signs in by a provider. */
  password_hash: string | null;
  created_at: string;
  signed_in_at: Generated<string | null>;
}

/** Who somebody is to a provider of single sign-on. Nothing else ties them to an account. */
interface IdentityTable {
  issuer: string;
  subject: string;
  user_id: string;
  created_at: string;
}

interface SecondFactorTable {
  user_id: string;
  /** JSON, sealed. */
  sealed_secret: Uint8Array;
  created_at: string;
  /** `null`: begun, and not asked for yet. */
  confirmed_at: string | null;
  /** The step of time whose code was last used, so that no code is used twice. */
  last_step: number;
}

/** Those that were not used yet. */
interface RecoveryCodeTable {
  user_id: string;
  code_hash: string;
}

interface InvitationTable {
  id: string;
  token_hash: string;
  whom: string;
  role: Role;
  created_by_id: string;
  created_by_name: string;
  created_at: string;
  expires_at: string;
}

/** At most one for each user. */
interface PasswordLinkTable {
  user_id: string;
  token_hash: string;
  created_by_id: string;
  created_at: string;
  expires_at: string;
}

interface SessionTable {
  id: string;
  user_id: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  user_agent: string;
  address: string;
}

/** A row goes when its token is revoked. */
interface TokenTable {
  id: string;
  user_id: string;
  /** SHA-256 of the secret, in hex. Unique. */
  hash: string;
  ending: string;
  name: string;
  role: Role;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  last_used_from: string | null;
}

/** One row, for good: the set-up token that counts. Whoever creates the first administrator changes it first: a second one waits, then finds a user there. */
interface SetupTable {
  id: number;
  token_hash: string | null;
}

interface RegistryTable {
  id: string;
  name: string;
  url: string;
  /** The address as it is compared. Unique. */
  url_key: string;
  created_at: string;
  /** JSON, sealed; `null`: none. */
  sealed_credentials: Generated<Uint8Array | null>;
  checked_at: Generated<string | null>;
  check_outcome: Generated<string | null>;
  check_detail: Generated<string | null>;
}

/** What somebody has set; the rest is as it is by default. */
interface SettingTable {
  name: string;
  /** JSON. */
  value: string;
  changed_at: string;
  changed_by_id: string;
  changed_by_name: string;
}

interface PlanTable {
  id: string;
  expires_at: string;
  /** The whole plan: JSON, deflated. */
  body: Uint8Array;
}

/** At most one per host has the state `running`, and one per plan exists: the database holds both. */
interface RunTable {
  id: string;
  plan_id: string;
  host_id: string;
  host_name: string;
  /** JSON. */
  rules: string;
  /** No reference: a run outlives the user who started it. */
  started_by_id: string;
  started_by_name: string;
  address: string;
  user_agent: string;
  /** The token that it was asked for with. */
  token_id: string | null;
  token_name: string | null;
  started_at: string;
  /** When the server that carries it out last gave a sign of life. */
  beat_at: string;
  /** When somebody asked for its end. */
  asked_to_end_at: Generated<string | null>;
  finished_at: string | null;
  state: RunState;
  planned: number;
  /** JSON: planned objects by kind. */
  planned_by_kind: string;
  /** JSON: by kind, why it could not be gone on with. */
  errors: string;
  predicted_bytes: number | null;
  reported_bytes: number | null;
  free_bytes_before: number | null;
  free_bytes_after: number | null;
  /** What it is found by, beside its outcomes. */
  search_key: string;
}

interface OutcomeTable {
  run_id: string;
  /** Place in its run, from 1. There may be gaps. */
  sequence: number;
  key: string;
  kind: Outcome["kind"];
  object_id: string;
  /** JSON. */
  names: string;
  outcome: Outcome["outcome"];
  reason: Outcome["reason"];
  message: string | null;
  bytes: number | null;
  certainty: Outcome["certainty"];
  at: string;
  search_key: string;
}

interface ReceiptTable {
  run_id: string;
  key: string;
  /** JSON. */
  names: string;
  read_at: string;
  /** JSON, sealed: a container's environment holds secrets. */
  sealed_inspect: Uint8Array;
}

interface ProtectionTable {
  id: string;
  host_id: string | null;
  kind: Protection["kind"];
  matched_by: Protection["by"];
  value: string;
  why: string;
  created_by_id: string;
  created_by_name: string;
  created_at: string;
}

interface SightingTable {
  host_id: string;
  kind: Sighting["kind"];
  object_id: string;
  first_seen_at: string;
  last_used_at: string | null;
}

interface UsageSampleTable {
  host_id: string;
  /** The beginning of the quarter of an hour in which it was taken. Unique for a host. */
  slot: string;
  sampled_at: string;
  images_bytes: number | null;
  containers_bytes: number | null;
  volumes_bytes: number | null;
  build_cache_bytes: number | null;
  /** JSON: bytes by compose project. */
  projects: string;
  total_bytes: number | null;
  free_bytes: number | null;
  /** JSON, packed: bytes by object's key. `null`: the sample is from before they were kept. */
  object_bytes: Uint8Array | null;
}

/** The database refuses to change or remove a row. */
interface AuditTable {
  id: string;
  at: string;
  who_id: string | null;
  who_name: string | null;
  address: string | null;
  action: string;
  result: string;
  /** JSON. */
  details: string;
}

interface WebhookTable {
  id: string;
  name: string;
  url: string;
  /** JSON. */
  events: string;
  free_bytes_below: number | null;
  sealed_secret: Uint8Array;
  created_by_id: string;
  created_by_name: string;
  created_at: string;
}

interface WebhookDeliveryTable {
  id: string;
  webhook_id: string;
  event: WebhookDelivery["event"];
  /** What is posted, byte for byte: it is what is signed. */
  body: string;
  created_at: string;
  attempts: number;
  delivered_at: Generated<string | null>;
  problem: Generated<string | null>;
  failure_code: Generated<string | null>;
  failure_detail: Generated<string | null>;
  /** `null` once it is settled. */
  next_attempt_at: string | null;
}

/** Hosts whose low disk a webhook has been told of, until they have room again. */
interface WebhookLowHostTable {
  webhook_id: string;
  host_id: string;
}

export interface Tables {
  users: UserTable;
  sessions: SessionTable;
  tokens: TokenTable;
  identities: IdentityTable;
  second_factors: SecondFactorTable;
  recovery_codes: RecoveryCodeTable;
  invitations: InvitationTable;
  password_links: PasswordLinkTable;
  setup: SetupTable;
  registries: RegistryTable;
  settings: SettingTable;
  plans: PlanTable;
  runs: RunTable;
  outcomes: OutcomeTable;
  receipts: ReceiptTable;
  protections: ProtectionTable;
  sightings: SightingTable;
  usage_samples: UsageSampleTable;
  webhooks: WebhookTable;
  webhook_deliveries: WebhookDeliveryTable;
  webhook_low_hosts: WebhookLowHostTable;
  audit: AuditTable;
}
