import { randomUUID } from "node:crypto";
import { type Actor, DomainError, type Invitation, type InvitationStore } from "@dunnage/api";
import type { Invited, NewInvitation } from "@dunnage/api/schemas";
import { newLink } from "./oneTimeToken.ts";

const LIFETIME_MS = 7 * 24 * 3_600_000;

interface Parts {
  store: InvitationStore;
  publicUrl: URL;
  now: () => Date;
}

/** Links with which people make their own account. */
export class Invitations {
  readonly #store: InvitationStore;
  readonly #publicUrl: URL;
  readonly #now: () => Date;

  constructor({ store, publicUrl, now }: Parts) {
    this.#store = store;
    this.#publicUrl = publicUrl;
    this.#now = now;
  }

  async invite({ whom, role }: NewInvitation, { user }: Actor): Promise<Invited> {
    const now = this.#now();
    const { link, tokenHash } = newLink(this.#publicUrl, "/invitation");
    const invitation: Invitation = {
      id: randomUUID(),
      whom,
      role,
      createdBy: user,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + LIFETIME_MS).toISOString(),
    };
    await this.#store.add({ ...invitation, tokenHash });
    return { invitation, link };
  }

  list(): Promise<Invitation[]> {
    return this.#store.list(this.#now().toISOString());
  }

  async withdraw(id: string): Promise<Invitation> {
    const withdrawn = await this.#store.remove(id);
    if (!withdrawn) throw new DomainError("invitation_not_found", id);
    return withdrawn;
  }
}
