import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import type { Environment } from "./variables.ts";

vi.setConfig({ testTimeout: 60_000 }); // engines take their time on a loaded machine

describe("an engine on TCP with TLS", () => {
  let real: ThrowawayEngine;
  let folder: string;
  let host: string;
  let certPath: string;

  beforeAll(async () => {
    real = await startEngine({ tcp: { tls: true } });
    folder = mkdtempSync(join(tmpdir(), "dunnage-tls-"));
    host = real.tcp?.host ?? "";
    certPath = real.tcp?.certPath ?? "";
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await real[Symbol.asyncDispose]();
  });

  /** A folder with only these of the client's files. */
  function only(...files: string[]): string {
    const path = mkdtempSync(join(folder, "certs-"));
    for (const file of files) cpSync(join(certPath, file), join(path, file));
    return path;
  }

  async function infoWith(env: Environment) {
    const engine = findEngine({ env: { DOCKER_HOST: host, ...env } });
    try {
      return await engine.info();
    } finally {
      engine.close();
    }
  }

  it("answers who verifies it and has a certificate", async () => {
    const info = await infoWith({ DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: certPath });
    expect(info).toMatchObject({ address: host, storage: { rootFolder: real.dataRoot } });
  });

  it("is found with the certificates where the docker CLI keeps its configuration", async () => {
    const DOCKER_CONFIG = only("ca.pem", "cert.pem", "key.pem");
    expect((await infoWith({ DOCKER_TLS_VERIFY: "0", DOCKER_CONFIG })).address).toBe(host);
  });

  it("is not verified with DOCKER_TLS alone", async () => {
    const DOCKER_CERT_PATH = only("cert.pem", "key.pem");
    expect((await infoWith({ DOCKER_TLS: "1", DOCKER_CERT_PATH })).address).toBe(host);
  });

  it.each([
    ["who has no certificate", "1", ["ca.pem"], /certificate required|bad certificate|alert|reset|hang up/i],
    ["who does not know its authority", "1", ["cert.pem", "key.pem"], /no such file.*ca\.pem/],
  ])("is out of reach for %s", async (_, DOCKER_TLS_VERIFY, files, detail) => {
    const failure = await failureOf(infoWith({ DOCKER_TLS_VERIFY, DOCKER_CERT_PATH: only(...files) }));
    expect(failure.code).toBe("unreachable");
    expect(failure.params.detail).toMatch(detail);
  });

  it("is out of reach for who trusts another authority", async () => {
    const DOCKER_CERT_PATH = only("cert.pem", "key.pem");
    cpSync(join(certPath, "cert.pem"), join(DOCKER_CERT_PATH, "ca.pem"));
    const failure = await failureOf(infoWith({ DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH }));
    expect([failure.code, failure.params.detail]).toEqual([
      "unreachable",
      expect.stringMatching(/certificate|signature/),
    ]);
  });

  it("says what is wrong to who speaks without TLS", async () => {
    const failure = await failureOf(infoWith({}));
    expect(failure.code).toBe("unreachable");
    expect(failure.params.detail).toMatch(/Client sent an HTTP request to an HTTPS server/);
  });
});

it("speaks TCP without TLS, and says so to who expects it", async () => {
  await using real = await startEngine({ tcp: { tls: false } });
  const host = real.tcp?.host ?? "";
  const engine = findEngine({ env: { DOCKER_HOST: host } });
  expect((await engine.info()).storage.rootFolder).toBe(real.dataRoot);
  engine.close();
  const failure = await failureOf(findEngine({ env: { DOCKER_HOST: host, DOCKER_TLS: "1" } }).info());
  expect(failure.code).toBe("unreachable");
  expect(failure.params.detail).toMatch(/wrong version number|SSL|EPROTO/i);
});
