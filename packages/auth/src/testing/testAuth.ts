import type { AuditEntry } from "@dunnage/api";
import { type Auth, type AuthParts, createAuth } from "../createAuth.ts";
import { Browser } from "./browser.ts";
import { MemoryStores } from "./memoryStores.ts";

export const ada = { email: "ada@example.com", password: "correct horse battery" };

export interface TestAuth {
  auth: Auth;
  stores: MemoryStores;
  /** Everything that was logged, as text. */
  logged: () => string;
  /** What went into the audit log. */
  audited: Omit<AuditEntry, "id" | "at">[];
  /** Moves the clock of the sessions. */
  clock: { now: Date };
  browser: (address?: string) => Browser;
}

export function testAuth(parts: Partial<AuthParts> = {}): TestAuth {
  const stores = new MemoryStores();
  const lines: string[] = [];
  const write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    lines.push(
      `${level} ${message} ${JSON.stringify(fields, (_, value: unknown) => (value instanceof Error ? `${value.stack}` : value))}`,
    );
  };
  const audited: TestAuth["audited"] = [];
  const clock = { now: new Date("2026-01-01T00:00:00.000Z") };
  const auth = createAuth({
    users: stores.users,
    sessions: stores.sessions,
    setupTokens: stores.setupTokens,
    tokens: stores.tokens,
    invitations: stores.invitations,
    passwordLinks: stores.passwordLinks,
    identities: stores.identities,
    secondFactors: stores.secondFactors,
    sso: null,
    passwords: true,
    visitor: null,
    audit: {
      record: async (entry) => {
        audited.push(entry);
      },
    },
    publicUrl: new URL("http://127.0.0.1:7070"),
    secret: "a secret of more than thirty-two characters",
    now: () => clock.now,
    log: { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
    ...parts,
  });
  return {
    auth,
    stores,
    clock,
    audited,
    logged: () => lines.join("\n"),
    browser: (address) => new Browser(auth, address),
  };
}

/** With the administrator Ada. */
export async function testAuthWithAda(parts: Partial<AuthParts> = {}): Promise<TestAuth> {
  const test = testAuth(parts);
  await test.auth.prepareFirstRun({ adminEmail: ada.email, adminPassword: ada.password });
  return test;
}
