import type { WebhookFailure } from "@dunnage/api/schemas";

/** For the API, in English. */
export function failureWords({ code, detail }: WebhookFailure): string {
  switch (code) {
    case "status":
      return `It answered ${detail}.`;
    case "redirected":
      return `It answered ${detail}, a redirect, which is not followed: give the address that it leads to.`;
    case "timed_out":
      return `It did not answer within ${detail} s.`;
    case "unreachable":
      return `It could not be reached (${detail ?? "the connection failed"}).`;
    case "secret_unreadable":
      return "Its secret was sealed with another DUNNAGE_SECRET: remove this webhook and add it again.";
  }
}
