import { readFileSync } from "node:fs";
import { get, type RequestOptions } from "node:https";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { startEngine } from "./start-engine.ts";
import { testEngines } from "./test-engines.ts";

vi.setConfig({ testTimeout: 120_000 }); // engines take their time on a loaded machine

const rootFolder = ["info", "--format", "{{.DockerRootDir}}"];

test.each(testEngines)("$title listens on TCP for whoever asks", async ({ options }) => {
  await using engine = await startEngine({ ...options, tcp: { tls: false } });
  const { host = "", certPath } = engine.tcp ?? {};
  expect(host).toMatch(/^tcp:\/\/169\.254\.\d+\.\d+:2375$/);
  expect(certPath).toBeNull();
  const said = await engine.docker(rootFolder, { env: { DOCKER_HOST: host } });
  expect(said.trim()).toBe(engine.dataRoot);
});

test.each(testEngines)("$title listens on TCP with TLS for who has a certificate", async ({ options }) => {
  await using engine = await startEngine({ ...options, tcp: { tls: true } });
  const { host = "", certPath } = engine.tcp ?? {};
  const folder = certPath ?? "";
  const said = await engine.docker(rootFolder, {
    env: { DOCKER_HOST: host, DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: folder },
  });
  expect(said.trim()).toBe(engine.dataRoot);

  const ping = new URL("/_ping", host.replace("tcp:", "https:"));
  const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((file) => readFileSync(join(folder, file)));
  expect(await statusOf(ping, { ca, cert, key })).toBe(200);
  await expect(statusOf(ping, { ca })).rejects.toThrow(/certificate/);
  await expect(statusOf(ping, { cert, key })).rejects.toThrow(/certificate/);
});

function statusOf(url: URL, options: RequestOptions): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = get(url, { agent: false, ...options }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on("error", reject);
  });
}
