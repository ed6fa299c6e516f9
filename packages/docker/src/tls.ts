import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import type { Environment } from "./variables.ts";

/** How to speak TLS with an engine. */
export interface TlsSettings {
  /** Whether the engine must prove its name; not with DOCKER_TLS alone. */
  verify: boolean;
  ca: string | null;
  cert: string | null;
  key: string | null;
}

/** Whether the environment asks for TLS, as the docker CLI reads it: any value does, even "0". */
export function wantsTls(env: Environment): boolean {
  return Boolean(env["DOCKER_TLS_VERIFY"] || env["DOCKER_TLS"]);
}

/**
 * Reads ca.pem, cert.pem and key.pem from DOCKER_CERT_PATH, or where the docker CLI keeps its configuration. As there, the
 * client's own two may be absent, and without `ca.pem` there is no verifying. Throws what the file system says.
 */
export function readTls(env: Environment): TlsSettings {
  const verify = Boolean(env["DOCKER_TLS_VERIFY"]);
  const folder = env["DOCKER_CERT_PATH"] || configFolder(env);
  const ca = readFileIn(folder, "ca.pem", verify);
  return {
    verify,
    ca,
    cert: readFileIn(folder, "cert.pem", false),
    key: readFileIn(folder, "key.pem", false),
  };
}

/** What the engine's certificate may be signed by: its own authority, or one that everybody trusts. */
export function trustedAuthorities({ ca }: TlsSettings): string[] {
  return ca === null ? [...rootCertificates] : [...rootCertificates, ca];
}

/** Where the docker CLI keeps its configuration. */
export function configFolder(env: Environment): string {
  return env["DOCKER_CONFIG"] || join(env["HOME"] || homedir(), ".docker");
}

function readFileIn(folder: string, name: string, needed: boolean): string | null {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch (error) {
    if (!needed && error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
