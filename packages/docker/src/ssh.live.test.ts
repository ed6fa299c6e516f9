import { startEngine } from "@dunnage/throwaway-engine";
import { describe, expect, it, vi } from "vitest";
import { connectEngine } from "./find.ts";
import { sshArguments } from "./ssh.ts";
import { failureOf } from "./testing/failureOf.ts";
import { sshServer } from "./testing/sshServer.ts";
import { watched } from "./testing/watched.ts";

vi.setConfig({ testTimeout: 60_000 }); // engines take their time on a loaded machine

const PATH = process.env["PATH"] ?? "";

it("reaches an engine through OpenSSH, by few log-ins, and leaves none behind", async () => {
  await using real = await startEngine();
  await using server = await sshServer({ PATH, DOCKER_HOST: real.host });
  const host = `ssh://captain@127.0.0.1:${server.port}`;
  const engine = connectEngine({ host, env: { PATH: `${server.friend}:${PATH}` } });
  const info = await engine.info();
  expect(info.address).toBe(`ssh://127.0.0.1:${server.port}`);
  expect(info.storage.rootFolder).toBe(real.dataRoot);
  expect(server.commands[0]).toBe("docker system dial-stdio");
  const before = server.commands.length;
  for (let round = 0; round < 5; round++) await engine.networks();
  expect(server.commands.length).toBe(before);
  await Promise.all(Array.from({ length: 30 }, () => engine.networks()));
  expect(server.connections()).toBeLessThanOrEqual(8);
  engine.close();
  await vi.waitFor(() => expect(server.connections()).toBe(0));
});

it("watches through connections of their own, which take no place from others", async () => {
  await using real = await startEngine();
  await using server = await sshServer({ PATH, DOCKER_HOST: real.host });
  const host = `ssh://captain@127.0.0.1:${server.port}`;
  const engine = connectEngine({ host, env: { PATH: `${server.friend}:${PATH}` } });
  const watchers = [];
  for (let number = 0; number < 8; number++) watchers.push(await watched(engine)); // as many as there are places
  expect((await engine.networks()).length).toBeGreaterThan(0);
  await real.request("POST", "/volumes/create", { Name: "data" });
  for (const { events } of watchers) {
    await vi.waitFor(() => expect(events).toMatchObject([{ kind: "volumes", action: "create", id: "data" }]));
  }
  for (const watcher of watchers) await watcher.stop();
  engine.close();
  await vi.waitFor(() => expect(server.connections()).toBe(0));
});

it("reaches a socket elsewhere on the other machine", async () => {
  await using real = await startEngine();
  await using server = await sshServer({ PATH });
  const host = `ssh://captain@127.0.0.1:${server.port}${real.socketPath}`;
  const engine = connectEngine({ host, env: { PATH: `${server.friend}:${PATH}` } });
  expect((await engine.info()).storage.rootFolder).toBe(real.dataRoot);
  expect(server.commands[0]).toBe(`docker --host 'unix://${real.socketPath}' system dial-stdio`);
  engine.close();
});

describe("tells what ssh says", () => {
  const failing = async (
    choose: (server: Awaited<ReturnType<typeof sshServer>>) => { user?: string; PATH: string },
    env: Record<string, string> = { PATH },
  ) => {
    await using server = await sshServer(env);
    const { user = "captain", PATH: path } = choose(server);
    const host = `ssh://${user}@127.0.0.1:${server.port}`;
    const { code, params } = await failureOf(connectEngine({ host, env: { PATH: path } }).info());
    return { code, detail: params.detail, commands: server.commands };
  };

  it("to a stranger", async () => {
    const failure = await failing((server) => ({ PATH: `${server.stranger}:${PATH}` }));
    expect(failure).toMatchObject({ code: "unreachable", commands: [] });
    expect(failure.detail).toMatch(/Permission denied \(publickey\)/);
  });

  it("of a host that is another one than it was", async () => {
    const failure = await failing((server) => ({ PATH: `${server.suspicious}:${PATH}` }));
    expect(failure).toMatchObject({ code: "unreachable", commands: [] });
    expect(failure.detail).toMatch(/Host key verification failed/);
  });

  it("where it is not installed", async () => {
    const failure = await failing(() => ({ PATH: "/nonexistent" }));
    expect(failure.code).toBe("unreachable");
    expect(failure.detail).toMatch(/ssh could not be started: .*ENOENT/);
  });

  it("where the other machine has no docker", async () => {
    const failure = await failing((server) => ({ PATH: `${server.friend}:${PATH}` }), {
      PATH: "/nonexistent",
    });
    expect(failure.code).toBe("unreachable");
    expect(failure.detail).toMatch(/docker.*not found/);
  });

  it("where the other machine's engine does not run", async () => {
    const env = { PATH, DOCKER_HOST: "unix:///nonexistent/docker.sock" };
    const failure = await failing((server) => ({ PATH: `${server.friend}:${PATH}` }), env);
    expect(failure.code).toBe("unreachable");
    expect(failure.detail).toMatch(/nonexistent\/docker\.sock/);
  });
});

it("gives ssh nothing that it or a shell could take for something else", () => {
  const address = { kind: "ssh", host: "-oProxyCommand=x", port: null, user: null } as const;
  expect(sshArguments({ ...address, socketPath: "/a b/'$(x)'.sock" })).toEqual([
    "-T",
    "-o",
    "ConnectTimeout=30",
    "-o",
    "BatchMode=yes",
    "--",
    "-oProxyCommand=x",
    "docker",
    "--host",
    `'unix:///a b/'\\''$(x)'\\''.sock'`,
    "system",
    "dial-stdio",
  ]);
});
