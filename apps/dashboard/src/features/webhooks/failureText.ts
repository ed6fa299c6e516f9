import type { TFunction } from "i18next";
import type { Webhook } from "../../shared/trpc/types.ts";

type Failure = NonNullable<NonNullable<Webhook["lastDelivery"]>["failure"]>;

/** Why a delivery was not taken, in the reader's language. */
export function failureText(t: TFunction, { code, detail }: Failure): string {
  const known = code === "unreachable" && detail === null ? "broken" : code;
  return t(`webhooks.failures.${known}`, { detail: detail ?? "" });
}
