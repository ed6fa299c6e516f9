import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ssh2 from "ssh2";

/**
 * An SSH server on this machine, with a host key and one user of its own. What it is told to run, it runs with `env`. `path` leads
 * to an `ssh` that knows this server and this user, and otherwise is the machine's own.
 */
export async function sshServer(env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "dunnage-ssh-"));
  for (const name of ["host", "user", "stranger"]) {
    const pair = ssh2.utils.generateKeyPairSync("ed25519");
    writeFileSync(join(folder, name), pair.private, { mode: 0o600 });
    writeFileSync(join(folder, `${name}.pub`), pair.public);
  }
  const userKey = ssh2.utils.parseKey(readFileSync(join(folder, "user.pub")));
  if (userKey instanceof Error) throw userKey;
  const commands: string[] = [];
  const clients = new Set<ssh2.Connection>();
  const server = new ssh2.Server({ hostKeys: [readFileSync(join(folder, "host"))] }, (client) => {
    clients.add(client);
    client.on("close", () => clients.delete(client));
    client.on("error", () => {}); // the client went away
    client.on("authentication", (attempt) => {
      const known =
        attempt.method === "publickey" &&
        attempt.username === "captain" &&
        attempt.key.data.equals(userKey.getPublicSSH()) &&
        (attempt.signature === undefined ||
          userKey.verify(attempt.blob ?? Buffer.of(), attempt.signature, attempt.hashAlgo));
      if (known) attempt.accept();
      else attempt.reject(["publickey"]);
    });
    client.on("session", (accept) => {
      accept().on("exec", (acceptCommand, _reject, { command }) => {
        commands.push(command);
        const stream = acceptCommand();
        const child = spawn("/bin/sh", ["-c", command], { env });
        stream.pipe(child.stdin).on("error", () => {});
        child.stdout.pipe(stream, { end: false });
        child.stderr.pipe(stream.stderr, { end: false });
        child.on("close", (code) => {
          stream.exit(code ?? 1);
          stream.end();
        });
        stream.on("close", () => child.kill());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const hostKey = readFileSync(join(folder, "host.pub"), "utf8");

  /** A folder with an `ssh` that logs in with this key and expects this key of the host. */
  function path(identity: "user" | "stranger", known: string): string {
    const bin = mkdtempSync(join(folder, "bin-"));
    writeFileSync(join(bin, "known_hosts"), known);
    const config = [
      `IdentityFile ${join(folder, identity)}`,
      `UserKnownHostsFile ${join(bin, "known_hosts")}`,
      "GlobalKnownHostsFile /dev/null",
      "IdentitiesOnly yes",
      "IdentityAgent none",
    ];
    writeFileSync(join(bin, "config"), config.join("\n"));
    writeFileSync(join(bin, "ssh"), `#!/bin/sh\nexec ${ssh} -F ${join(bin, "config")} "$@"\n`);
    chmodSync(join(bin, "ssh"), 0o755);
    return bin;
  }

  return {
    port,
    commands,
    /** Who is logged in now. */
    connections: () => clients.size,
    friend: path("user", `[127.0.0.1]:${port} ${hostKey}`),
    stranger: path("stranger", `[127.0.0.1]:${port} ${hostKey}`),
    suspicious: path("user", `[127.0.0.1]:${port} ${readFileSync(join(folder, "stranger.pub"), "utf8")}`),
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(folder, { recursive: true });
    },
  };
}

const ssh = execFileSync("sh", ["-c", "command -v ssh"], { encoding: "utf8" }).trim();
