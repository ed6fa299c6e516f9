import { AsyncLocalStorage } from "node:async_hooks";

/** What a line of the log says of the request that it was written for. */
interface RequestFields {
  requestId: string;
  /** Who asks, and with which token. */
  user?: string;
  token?: string;
  host?: string;
  run?: string;
}

/** The requests under way. What is done for one knows which it is, however deep inside, and so does each line that it logs. */
export class Requests {
  readonly #current = new AsyncLocalStorage<RequestFields>();

  /** Does something for a request. */
  serve<T>(requestId: string, work: () => T): T {
    return this.#current.run({ requestId }, work);
  }

  /** Something more of the request under way; where there is none, nothing happens. */
  note(fields: Partial<RequestFields>): void {
    Object.assign(this.#current.getStore() ?? {}, fields);
  }

  /** All that is known of the request under way. */
  fields(): Partial<RequestFields> {
    return { ...this.#current.getStore() };
  }

  /** Which one it is. */
  id(): Pick<Partial<RequestFields>, "requestId"> {
    const current = this.#current.getStore();
    return current ? { requestId: current.requestId } : {};
  }
}
