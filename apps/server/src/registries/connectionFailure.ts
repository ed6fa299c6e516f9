import type { RegistryCheckOutcome } from "@dunnage/api/schemas";
import type { Found } from "./checkRegistry.ts";

/** OpenSSL's and Node's codes for certificates: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const certificates: Record<string, RegistryCheckOutcome> = {
  CERT_HAS_EXPIRED: "certificate_expired",
  CERT_NOT_YET_VALID: "certificate_expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate_other_name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate_not_trusted",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate_not_trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate_not_trusted",
  UNABLE_TO_GET_ISSUER_CERT: "certificate_not_trusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate_not_trusted",
  CERT_SIGNATURE_FAILURE: "certificate_not_trusted",
  CERT_UNTRUSTED: "certificate_not_trusted",
  CERT_REVOKED: "certificate_not_trusted",
};

/** What `fetch` failed with: it says "fetch failed", and what failed in its cause. */
export function outcomeOfFailure(error: unknown): Found {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  const code =
    cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null;
  if (code === null) return { outcome: "unreachable", detail: null };
  const outcome = certificates[code] ?? (/^(ERR_SSL_|EPROTO$)/.test(code) ? "not_tls" : "unreachable");
  return { outcome, detail: code };
}
