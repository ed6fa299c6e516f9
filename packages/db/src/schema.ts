import type { Role } from "@dunnage/api";

// Instants are ISO 8601 text in both databases: they sort as they are, and need no codec.

interface UserTable {
  id: string;
  email: string;
  /** The address as it is compared: lower case. Unique. */
  email_key: string;
  name: string;
  role: Role;
  password_hash: string;
  created_at: string;
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

/**
 * One row, for good. It holds the one set-up token that counts, and whoever creates the first administrator changes it first: that
 * makes a second one wait, then find a user there, on both databases.
 */
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
}

export interface Tables {
  users: UserTable;
  sessions: SessionTable;
  setup: SetupTable;
  registries: RegistryTable;
}
