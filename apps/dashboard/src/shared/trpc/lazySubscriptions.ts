import type { AppRouter } from "@dunnage/api";
import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";

/** Subscriptions, whose code is fetched with the first of them: most pages have none. */
export const lazySubscriptions: TRPCLink<AppRouter> = (runtime) => (options) =>
  observable((observer) => {
    let wanted = true;
    let running: Unsubscribable | undefined;
    import("./subscriptions.ts").then(
      ({ subscriptions }) => {
        if (wanted) running = subscriptions(runtime)(options).subscribe(observer);
      },
      (cause: Error) => observer.error(TRPCClientError.from(cause)),
    );
    return () => {
      wanted = false;
      running?.unsubscribe();
    };
  });
