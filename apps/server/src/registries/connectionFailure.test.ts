import { expect, test } from "vitest";
import { outcomeOfFailure } from "./connectionFailure.ts";

const failed = (code: string) =>
  new TypeError("fetch failed", { cause: Object.assign(new Error("the system's words"), { code }) });

test.each([
  ["CERT_HAS_EXPIRED", "certificate_expired"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate_not_trusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate_not_trusted"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate_other_name"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "not_tls"],
  ["ERR_SSL_PACKET_LENGTH_TOO_LONG", "not_tls"],
  ["ECONNREFUSED", "unreachable"],
  ["ENOTFOUND", "unreachable"],
] as const)("%s is %s", (code, outcome) => {
  expect(outcomeOfFailure(failed(code))).toEqual({ outcome, detail: code });
});

test.each([new TypeError("fetch failed"), "gone", null])("of %s nothing more is told", (error) => {
  expect(outcomeOfFailure(error)).toEqual({ outcome: "unreachable", detail: null });
});
