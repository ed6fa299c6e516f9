import type { AppRouter, RouterInputs, RouterOutputs } from "@dunnage/api";

export interface CallOptions {
  /** Gives the call up: it rejects at once, and whatever the server was asked for may still happen. */
  signal?: AbortSignal;
}

export interface WatchOptions<T> {
  /** `value.data` is what is new. A broken connection is mended without you; `value.id` is where another program goes on, as `lastEventId`. */
  onData?: (value: T) => void;
  /** It has ended for good: `problemOf` says why. */
  onError?: (error: unknown) => void;
  /** The server has told everything there is. */
  onComplete?: () => void;
}

export interface Watching {
  unsubscribe(): void;
}

/** What may be left out may be left out as a whole. */
type Arguments<Input, Options> = undefined extends Input
  ? [input?: Input, options?: Options]
  : [input: Input, options?: Options];

type Watched<Output> = Output extends AsyncIterable<infer Yielded> ? Yielded : never;

type Call<Kind, Input, Output> = Kind extends "query"
  ? { query(...call: Arguments<Input, CallOptions>): Promise<Output> }
  : Kind extends "mutation"
    ? { mutate(...call: Arguments<Input, CallOptions>): Promise<Output> }
    : { subscribe(input: Input, options: WatchOptions<Watched<Output>>): Watching };

type Calls<Tree, Inputs, Outputs> = {
  [Name in keyof Tree & keyof Inputs & keyof Outputs]: Tree[Name] extends { _def: { type: infer Kind } }
    ? Call<Kind, Inputs[Name], Outputs[Name]>
    : Calls<Tree[Name], Inputs[Name], Outputs[Name]>;
};

/**
 * Every procedure of the contract, as `client.dockerSystem.stats.query()`, `.mutate()` and `.subscribe()`. Said here in our own words and not as
 * @trpc/client's type, whose declarations need those of node and of `ws`.
 */
export type DunnageClient = Calls<AppRouter["_def"]["record"], RouterInputs, RouterOutputs>;
