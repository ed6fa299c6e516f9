import type { AppRouter } from "@dunnage/api";
import { httpSubscriptionLink, type TRPCLink } from "@trpc/client";

/** Over an EventSource, which brings the session's cookie along, connects again by itself and says then what it has heard already. */
export const subscriptions: TRPCLink<AppRouter> = httpSubscriptionLink({ url: "/api/trpc" });
