import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificates } from "./certificates.ts";
import { until } from "./until.ts";

/** Debian's docker-registry on loopback, empty. */
export interface ThrowawayRegistry extends AsyncDisposable {
  /** Without a slash at the end. */
  url: string;
}

export interface RegistryOptions {
  /** Who may come in, by a password; without it, anybody. */
  login?: { username: string; password: string };
  /** Speaks https, with a certificate by an authority that nobody knows. */
  tls?: boolean;
}

const PATH = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin";

export async function startRegistry({
  login,
  tls = false,
}: RegistryOptions = {}): Promise<ThrowawayRegistry> {
  const folder = mkdtempSync(join(tmpdir(), "dunnage-registry-"));
  const configuration = join(folder, "config.json");
  writeFileSync(configuration, JSON.stringify(configurationIn(folder, { login, tls })));
  // It goes with this process, whichever way that ends.
  const program = ["--pdeathsig", "KILL", "docker-registry", "serve", configuration];
  const child = spawn("setpriv", program, { env: { PATH }, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    words += text;
  });
  child.on("error", (error) => {
    words += error.message;
  });
  const ended = once(child, "close");
  const gone = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const port = () => /listening on [^ ]*:(\d+)/.exec(words)?.[1];
  await until(
    () => port() !== undefined || gone(),
    20_000,
    () => "The registry did not listen within 20 s.",
  );
  if (gone()) throw new Error(`docker-registry (package docker-registry) cannot be started: ${words.trim()}`);
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port()}`,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configurationIn(folder: string, { login, tls }: { login: RegistryOptions["login"]; tls: boolean }) {
  const addr = "127.0.0.1:0";
  const { serverCert, serverKey } = tls ? makeCertificates(folder, "127.0.0.1") : {};
  const passwords = join(folder, "htpasswd");
  if (login) {
    const line = ["-B", "-b", "-n", login.username, login.password];
    writeFileSync(passwords, execFileSync("htpasswd", line, { env: { PATH } }));
  }
  return {
    version: "0.1",
    storage: { filesystem: { rootdirectory: join(folder, "store") } },
    http: { addr, ...(tls && { tls: { certificate: serverCert, key: serverKey } }) },
    ...(login && { auth: { htpasswd: { realm: "throwaway", path: passwords } } }),
  };
}
