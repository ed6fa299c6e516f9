import type { Audit, AuditStore, SetupTokenStore, UserStore } from "@dunnage/api";
import type { User } from "@dunnage/api/schemas";
import type { Logger } from "pino";
import type { Clock } from "./clock.ts";

export interface AuditParts {
  store: AuditStore;
  clock: Clock;
  log: Logger;
}

/** The log of every change in Dunnage itself. */
export function auditIn({ store, clock, log }: AuditParts): Audit {
  return {
    async record(entry) {
      const written = { id: crypto.randomUUID(), at: clock.instant().toISOString(), ...entry };
      await store
        .add(written)
        .catch((error: unknown) =>
          log.error({ err: error, entry: written }, "audit log could not be written"),
        );
    },
    list: (input) => store.list(input),
  };
}

/** The stores that make the first administrator, who then stands in the audit log, however they were made. */
export function withFirstAdministratorAudited(
  { users, setupTokens }: { users: UserStore; setupTokens: SetupTokenStore },
  audit: Audit,
): { users: UserStore; setupTokens: SetupTokenStore } {
  const told = async (created: User | null, by: string) => {
    if (created) {
      const details = { user: created.id, name: created.name, by };
      await audit.record({
        who: null,
        address: null,
        action: "administrator.created",
        result: "done",
        details,
      });
    }
    return created;
  };
  return {
    users: {
      ...users,
      createFirstAdministrator: async (administrator) =>
        told(await users.createFirstAdministrator(administrator), "environment"),
    },
    setupTokens: {
      ...setupTokens,
      spend: async (tokenHash, administrator) =>
        told(await setupTokens.spend(tokenHash, administrator), "setup link"),
    },
  };
}
