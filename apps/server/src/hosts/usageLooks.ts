import { DomainError, type LookOptions } from "@dunnage/api";
import type { DiskUsage, HostRef, ImageLayers, ProjectDetails, ProjectList } from "@dunnage/api/schemas";
import { type Inventory, type Knowledge, layersOfImage, projectIn, projectsIn } from "@dunnage/cleanup";
import type { Clock } from "../clock.ts";
import type { Readings } from "./readings.ts";
import { SharedAccounts } from "./sharedAccounts.ts";

interface Parts {
  ref: () => HostRef;
  readings: Readings;
  knowledge: (inventory: Inventory) => Promise<Knowledge>;
  clock: Clock;
}

/** What is told of a reading to whoever looks at it: object by object, and by compose project. */
export class UsageLooks {
  readonly #parts: Parts;
  readonly #accounts: SharedAccounts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#accounts = new SharedAccounts(parts.clock);
  }

  async usage(options: LookOptions): Promise<DiskUsage> {
    const { standing, account } = await this.#look(options);
    return { ...standing, ...account };
  }

  async layers(image: string, options: LookOptions): Promise<ImageLayers> {
    const { ref, readings } = this.#parts;
    const { inventory } = await readings.look(options);
    return { host: ref(), readAt: inventory.readAt, layers: layersOfImage(inventory, image) };
  }

  async projects(options: LookOptions): Promise<ProjectList> {
    const { standing, inventory, account } = await this.#look(options);
    return { ...standing, readAt: account.readAt, projects: projectsIn(inventory, account) };
  }

  async project(name: string, options: LookOptions): Promise<ProjectDetails> {
    const { standing, inventory, account } = await this.#look(options);
    const found = projectIn(inventory, account, name);
    if (!found) throw new DomainError("project_not_found", name);
    return { ...standing, readAt: account.readAt, ...found };
  }

  async #look(options: LookOptions) {
    const { ref, readings, knowledge } = this.#parts;
    const { inventory, ...look } = await readings.look(options);
    const known = await knowledge(inventory);
    const standing = { host: ref(), ...look, watchedSince: known.watchedSince };
    return { standing, inventory, account: this.#accounts.of(inventory, known) };
  }
}
