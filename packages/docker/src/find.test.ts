import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { RemoteEngine } from "./engine.ts";
import { findEngine, usualPlaces } from "./find.ts";
import { Search } from "./search.ts";
import { failureOf } from "./testing/failureOf.ts";
import { agreeable, fakeEngine, http } from "./testing/fakeEngine.ts";

function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "dunnage-find-"));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

/** Without the privileges of the superuser, whom no socket is closed to. */
async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

/** Writes a docker CLI configuration with a current context. */
function writeContext(folder: string, name: string, host: string) {
  const meta = join(folder, "contexts/meta", createHash("sha256").update(name).digest("hex"), "meta.json");
  mkdirSync(dirname(meta), { recursive: true });
  writeFileSync(meta, JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
  writeFileSync(join(folder, "config.json"), JSON.stringify({ currentContext: name, auths: {} }));
}

describe("the usual places", () => {
  const uid = process.getuid?.() ?? 0;

  it("come in this order", () => {
    const env = { HOME: "/home/me", XDG_RUNTIME_DIR: "/run/me" };
    expect(usualPlaces(env, "linux")).toEqual([
      "unix:///var/run/docker.sock",
      "unix:///run/me/docker.sock",
      `unix:///run/user/${uid}/docker.sock`,
      "unix:///home/me/.docker/run/docker.sock",
      "unix:///home/me/.docker/desktop/docker.sock",
      "unix:///run/podman/podman.sock",
      "unix:///run/me/podman/podman.sock",
      `unix:///run/user/${uid}/podman/podman.sock`,
    ]);
    expect(usualPlaces(env, "darwin").at(-1)).toBe(
      "unix:///home/me/.local/share/containers/podman/machine/podman.sock",
    );
  });

  it("are each named once", () => {
    const places = usualPlaces({ HOME: "/root", XDG_RUNTIME_DIR: `/run/user/${uid}` }, "linux");
    expect(new Set(places).size).toBe(places.length);
  });

  it.each([
    ["unix:///home/me/.colima/docker.sock", "unix:///home/me/.colima/docker.sock"],
    ["tcp://production:2376", "unix:///var/run/docker.sock"],
    ["ssh://production", "unix:///var/run/docker.sock"],
  ])("begin with the docker CLI's context if it is on this machine: %s", (host, first) => {
    using config = temporaryFolder();
    writeContext(config.folder, "mine", host);
    const places = usualPlaces({ HOME: "/home/me", DOCKER_CONFIG: config.folder }, "darwin");
    expect(places[0]).toBe(first);
    expect(places).toContain("unix:///var/run/docker.sock");
    expect(
      usualPlaces({ HOME: "/home/me", DOCKER_CONFIG: config.folder, DOCKER_CONTEXT: "default" }, "linux")[0],
    ).toBe("unix:///var/run/docker.sock");
  });

  it.each(["no JSON", "[]", '{"currentContext": "gone"}'])(
    "do without a context that cannot be read: %s",
    (text) => {
      using config = temporaryFolder();
      writeFileSync(join(config.folder, "config.json"), text);
      expect(usualPlaces({ DOCKER_CONFIG: config.folder }, "linux")[0]).toBe("unix:///var/run/docker.sock");
    },
  );
});

it("looks only where DOCKER_HOST says", async () => {
  const engine = findEngine({ env: { DOCKER_HOST: "unix:///nonexistent/docker.sock" }, platform: "linux" });
  expect(engine.address).toBe("unix:///nonexistent/docker.sock");
  const { code, params } = await failureOf(engine.info());
  expect([code, params.tried]).toEqual(["unreachable", undefined]);
});

it("tells what is wrong with DOCKER_HOST with every call, not before", async () => {
  const engine = findEngine({ env: { DOCKER_HOST: "https://me:hunter2@nowhere/" } });
  expect(engine.address).toBe("https://nowhere/");
  const { code, message } = await failureOf(engine.info());
  expect([code, message]).toEqual([
    "unsupported",
    'DOCKER_HOST holds no address that Dunnage can connect to: "https://nowhere/".',
  ]);
});

describe("looking in several places", () => {
  const nowhere = "unix:///nonexistent/docker.sock";
  const inPlaces = (...places: string[]) => new RemoteEngine(new Search(places, {}));
  const speaking = () => fakeEngine(agreeable((socket) => socket.write(http(200, []))));

  it("takes the first that answers", async () => {
    await using one = await speaking();
    await using other = await speaking();
    const engine = inPlaces(nowhere, one.host, other.host);
    await engine.networks();
    expect([engine.address, other.asked]).toEqual([one.host, []]);
    engine.close();
  });

  it("tells what it tried, and finds an engine that is started later", async () => {
    using home = temporaryFolder();
    const socketPath = join(home.folder, "late.sock");
    const engine = inPlaces(nowhere, `unix://${socketPath}`);
    const { code, message, params, advice } = await failureOf(engine.networks());
    expect(code).toBe("unreachable");
    expect(params.tried).toBe(`${nowhere}, unix://${socketPath}`);
    expect(message).toBe(`No engine was found. Tried: ${params.tried}.`);
    expect(advice).toContain("DOCKER_HOST");

    const answer = agreeable((socket) => socket.write(http(200, [])));
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.on("data", (bytes) => answer(socket, bytes.toString("latin1").split("\r\n")[0] ?? ""));
    });
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    expect(await engine.networks()).toEqual([]);
    expect(engine.address).toBe(`unix://${socketPath}`);
    expect(connections).toBe(2); // none is left of the looking before
    engine.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it("stays with the engine that it found, so that no other is taken for it", async () => {
    await using other = await speaking();
    const one = await speaking();
    const engine = inPlaces(one.host, other.host);
    await engine.networks();
    await one[Symbol.asyncDispose]();
    const failure = await failureOf(engine.networks());
    expect([failure.code, failure.params.address]).toEqual(["unreachable", one.host]);
    expect(other.asked).toEqual([]);
  });

  it("does not pass over an engine that is there but does not work", async () => {
    await using broken = await fakeEngine((socket) => socket.write(http(500, { message: "no" })));
    await using other = await speaking();
    const failure = await failureOf(inPlaces(broken.host, other.host).networks());
    expect([failure.code, failure.params.address, other.asked]).toEqual(["bad_answer", broken.host, []]);
  });

  it("tells of a socket that may not be used, where no other is found", async () => {
    await using closed = await speaking();
    chmodSync(closed.host.replace("unix://", ""), 0);
    const failure = await asNobody(() => failureOf(inPlaces(nowhere, closed.host).networks()));
    expect([failure.code, failure.params.address]).toEqual(["permission_denied", closed.host]);
  });
});
