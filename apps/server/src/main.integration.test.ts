import { spawn } from "node:child_process";
import { access, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

// The process as a person starts it: what it says, and how it ends.

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunnage-main-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  said: string;
  complained: string;
}

/** Starts the server; once it says that it is ready, `whenReady` is called with its address and may stop it. */
function start(
  variables: Record<string, string>,
  whenReady: (stop: () => void, said: string, hangUp: () => void) => void,
): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const child = spawn(process.execPath, ["--conditions=dunnage-source", main], {
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      DUNNAGE_DATA_DIR: join(folder, "data"),
      DOCKER_HOST: "unix:///nonexistent/docker.sock",
      ...variables,
    },
  });
  let said = "";
  let complained = "";
  let told = false;
  child.stdout.on("data", (chunk) => {
    said += chunk;
    // The advice is the last thing it says when there is no engine.
    if (told || !/tries again by itself|DOCKER_HOST/.test(said)) return;
    told = true;
    whenReady(
      () => child.kill("SIGTERM"),
      said,
      () => child.stdout.destroy(),
    );
  });
  child.stderr.on("data", (chunk) => {
    complained += chunk;
  });
  child.once("exit", (code) => resolve({ code, said, complained }));
  return promise;
}

const refusedToStart = (variables: Record<string, string>) => start(variables, (stop) => stop());

test("it ends as it should though nobody reads any more what it says", async () => {
  const { code, complained } = await start({}, (stop, _, hangUp) => {
    hangUp();
    stop();
  });
  expect({ code, complained: complained.includes("EPIPE") }).toEqual({ code: 0, complained: false });
});

test("without an engine it starts all the same, says what it tried, and gives the one-time link", async () => {
  const { code, said, complained } = await start({}, (stop) => stop());
  expect(said).toMatch(/ready at http:\/\/127\.0\.0\.1:\d+/);
  expect(said).toMatch(/create the administrator at http:\/\/127\.0\.0\.1:\d+\/setup#\S+/);
  expect(said).toContain("unix:///nonexistent/docker.sock");
  expect(said).toContain("DOCKER_HOST");
  expect(code).toBe(0);
  expect(complained).toBe("");
});

test("a DOCKER_HOST that makes no sense is said at once, with the forms that do", async () => {
  const { said } = await start({ DOCKER_HOST: "gopher://x" }, (stop) => stop());
  expect(said).toMatch(/DOCKER_HOST/);
  expect(said).toMatch(/unix:\/\//);
});

test.each(["http://x", "tcp://", "  "])(
  "DOCKER_HOST=%j is a mistake that no waiting mends, and is said to be one",
  async (DOCKER_HOST) => {
    const { said } = await start({ DOCKER_HOST }, (stop) => stop());
    expect(said).toContain("DOCKER_HOST holds no address that Dunnage can connect to");
    expect(said).toMatch(/Set DOCKER_HOST to unix:.*tcp:\/\/host:port.*start Dunnage again/);
    expect(said).not.toMatch(/cannot be reached|by itself/);
  },
);

test("an administrator from the environment needs no link, and none is made twice", async () => {
  const admin = { DUNNAGE_ADMIN_EMAIL: "a@example.com", DUNNAGE_ADMIN_PASSWORD: "a long enough password" };
  const first = await start(admin, (stop) => stop());
  expect(first.said).not.toContain("/setup#");
  const second = await start({}, (stop) => stop());
  expect(second.said).not.toContain("/setup#");
});

describe("refuses to start, in one clear sentence without a stack, when", () => {
  const cases: [string, () => Promise<Record<string, string>>, RegExp][] = [
    ["a variable is wrong", async () => ({ PORT: "web" }), /PORT must be a whole number/],
    [
      "the secret is too short",
      async () => ({ DUNNAGE_SECRET: "short" }),
      /DUNNAGE_SECRET must be at least 32/,
    ],
    [
      "the administrator's password is too short",
      async () => ({ DUNNAGE_ADMIN_EMAIL: "a@example.com", DUNNAGE_ADMIN_PASSWORD: "short" }),
      /DUNNAGE_ADMIN_PASSWORD/,
    ],
    [
      "a file stands where the data folder should be",
      async () => {
        await writeFile(join(folder, "data"), "");
        return {};
      },
      /data/,
    ],
    [
      "no data folder can be made there",
      async () => ({ DUNNAGE_DATA_DIR: "/proc/nowhere/data" }),
      /\/proc\/nowhere\/data/,
    ],
    [
      "the database is none",
      async () => {
        await mkdir(join(folder, "data"));
        await writeFile(join(folder, "data", "dunnage.db"), "This is no database at all.".repeat(100));
        return {};
      },
      /dunnage\.db/,
    ],
    [
      "the kept secret is damaged",
      async () => {
        await mkdir(join(folder, "data"));
        await writeFile(join(folder, "data", "secret"), "");
        return {};
      },
      /secret/,
    ],
    [
      "PostgreSQL does not answer",
      async () => ({ DATABASE_URL: "postgres://user:hunter2@127.0.0.1:1/dunnage" }),
      /127\.0\.0\.1:1/,
    ],
    ["this machine has no such address", async () => ({ HOST: "192.0.2.1" }), /no address 192\.0\.2\.1/],
  ];
  test.each(cases)("%s", async (_name, prepare, sentence) => {
    const { code, said, complained } = await refusedToStart(await prepare());
    expect(complained).toMatch(/^Dunnage cannot start\. /);
    expect(complained).toMatch(sentence);
    expect(complained.trim().split("\n")).toHaveLength(1);
    expect(complained).not.toMatch(/\bat .*\.(js|ts):\d+|hunter2/);
    expect(said).toBe("");
    expect(code).toBe(1);
  });

  test("the secret is too short, before anything is made", async () => {
    const { code, complained } = await refusedToStart({ DUNNAGE_SECRET: "short" });
    expect(complained).toMatch(
      /^Dunnage cannot start\. .*DUNNAGE_SECRET must be at least 32 characters long/,
    );
    expect(code).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  test("the port is in use, before anything is opened", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { code, complained } = await refusedToStart({ PORT: port });
    other.close();
    expect(complained).toBe(
      `Dunnage cannot start. Port ${port} on 127.0.0.1 is in use: stop what listens there, or set PORT to another.\n`,
    );
    expect(code).toBe(1);
    await expect(access(join(folder, "data"))).rejects.toThrow("ENOENT");
  });
});
