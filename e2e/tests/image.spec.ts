import { join } from "node:path";
import { standardScenario, startEngine, summaryOf, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import type { Browser } from "@playwright/test";
import { serverArguments, serverEnvironment } from "../../scripts/server.mjs";
import { importBaseImages } from "../fixtures/image/baseImages.ts";
import { composeFiles, composeOn } from "../fixtures/image/compose.ts";
import {
  clientOf,
  compressedBytes,
  hardened,
  imageName,
  startToFirstAnswer,
  withAdministrator,
} from "../fixtures/image/container.ts";
import { importProxyImage } from "../fixtures/image/proxyImage.ts";
import { expect, signIn, test } from "../fixtures/test.ts";

// The container image, built from the Dockerfile as it is and run as compose.yaml runs it.

test.describe.configure({ mode: "serial" });

let engine: ThrowawayEngine;
let url: string;
let own: { container: string; image: string; network: string; volume: string };

test.beforeAll(async () => {
  test.setTimeout(1_200_000); // on a machine with other work; alone it takes a minute
  engine = await startEngine({ version: "28.5", tcp: { tls: false } });
  url = `http://${new URL(engine.tcp?.host ?? "").hostname}:7070`; // a container's ports are published at the engine's end of the cable
  const baseImages = await importBaseImages(engine);
  await composeOn(engine, composeFiles[0])("build", "--quiet");
  // The same, all of it from the cache.
  await engine.docker(["build", "--quiet", "--tag", imageName, join(import.meta.dirname, "../..")]);
  // A gigabyte, which the engine would otherwise take along to its end.
  await engine.docker(["builder", "prune", "--all", "--force"]);
  await engine.docker(["image", "rm", ...baseImages]);
});
test.afterAll(() => engine?.[Symbol.asyncDispose]());

interface Image {
  Id: string;
  Size: number;
  Config: {
    User: string;
    Env: string[];
    Entrypoint: string[];
    StopSignal: string;
    Volumes: Record<string, unknown>;
    Labels: Record<string, string>;
    Healthcheck: { Test: string[] };
  };
}

/** Somebody who has signed in at the container's page. */
async function visit(browser: Browser, quiet: { allow: (pattern: RegExp) => void }) {
  quiet.allow(/Cross-Origin-Opener-Policy|Origin-Agent-Cluster/); // of plain HTTP at another address than localhost
  const page = await browser.newPage({ baseURL: url });
  await signIn(page);
  return { page, client: await clientOf(page, url) };
}

const inspectImage = async () => (await engine.request<Image>("GET", `/images/${imageName}/json`)).body;

test("is small", async () => {
  const unpacked = (await inspectImage()).Size;
  const compressed = await compressedBytes(engine, imageName);
  process.stdout.write(
    `The image: ${(unpacked / 1e6).toFixed(0)} MB, ${(compressed / 1e6).toFixed(0)} MB compressed.\n`,
  );
  expect(unpacked).toBeLessThan(200e6);
  expect(compressed).toBeLessThan(75e6);
});

test("says what it is, whose rights it needs and how it is run", async () => {
  const { Config } = await inspectImage();
  expect(Config.User).toBe("65532:65532");
  expect(Config.Env).toEqual(expect.arrayContaining(["HOST=0.0.0.0", "DUNNAGE_DATA_DIR=/data"]));
  const memory = Object.entries(serverEnvironment).map(([name, value]) => `${name}=${value}`);
  expect(Config.Env).toEqual(expect.arrayContaining(memory));
  expect(Object.keys(Config.Volumes)).toEqual(["/data"]);
  expect(Config.StopSignal).toBe("SIGTERM");
  expect(Config.Healthcheck.Test).toEqual(["CMD", "node", "/dunnage/health.mjs"]);
  expect(Config.Labels).toMatchObject({ "org.opencontainers.image.licenses": "Apache-2.0" });
  expect(Config.Entrypoint).toEqual([
    "node",
    ...serverArguments.slice(0, -1),
    "/dunnage/server/dist/main.js",
  ]);
});

test("holds nothing that is for developers alone", async () => {
  const list = `const files=require("node:fs").readdirSync("/dunnage",{recursive:true});console.log(JSON.stringify(files))`;
  const files: string[] = JSON.parse(
    await engine.docker(["run", "--rm", "--entrypoint=node", imageName, "-e", list]),
  );
  expect(files).toEqual(
    expect.arrayContaining(["LICENSE", "server/dist/THIRD-PARTY-LICENCES.txt", "dashboard/dist/index.html"]),
  );
  expect(files.filter((file) => /\.(map|ts)$|@types\/.|throwaway|\/typescript\/./.test(file))).toEqual([]);
  expect(files.filter((file) => /@dunnage\/.*\.test\.|^server\/(src|test)/.test(file))).toEqual([]);
});

test("without the socket's group it says what to do", async () => {
  const socket = ["--volume", `${engine.socketPath}:/var/run/docker.sock`];
  const id = (await engine.docker(["run", "--detach", ...socket, imageName])).trim();
  await expect
    .poll(() => engine.docker(["logs", id]), { timeout: 30_000 })
    .toMatch(/may not use the engine's socket at unix:\/\/\/var\/run\/docker\.sock/);
  await engine.docker(["rm", "--force", "--volumes", id]);
});

test("becomes healthy as an ordinary user on a file system it cannot write to", async () => {
  await engine.docker(["network", "create", "dunnage"]);
  const id = await engine.docker([
    "create",
    "--name=dunnage",
    "--network=dunnage",
    "--volume=dunnage-data:/data",
    "--publish=7070:7070",
    "--health-interval=1s",
    ...withAdministrator,
    ...hardened(engine),
    imageName,
  ]);
  const ms = await startToFirstAnswer(engine, "dunnage", url);
  process.stdout.write(`The image, from its start to the first answer: ${(ms / 1000).toFixed(2)} s.\n`);
  expect(ms).toBeLessThan(20_000); // alone on two cores under a second
  const network = (await engine.docker(["network", "inspect", "--format={{.Id}}", "dunnage"])).trim();
  own = { container: id.trim(), image: (await inspectImage()).Id, network, volume: "dunnage-data" };
  const health = () => engine.docker(["inspect", "--format={{.State.Health.Status}}", "dunnage"]);
  await expect.poll(health, { timeout: 30_000 }).toBe("healthy\n");
  const who = await engine.docker(["exec", "dunnage", "node", "-p", "process.getuid()"]);
  expect(who).toBe("65532\n");
  const write = `require("node:fs").writeFileSync("/dunnage/x","")`;
  await expect(engine.docker(["exec", "dunnage", "node", "-e", write])).rejects.toThrow("EROFS");
});

test("from its start to the first answer it takes less than 1.5 s, at the median of five @quiet", async () => {
  const times: number[] = [];
  for (let start = 0; start < 5; start++) {
    await engine.docker(["stop", "--time=30", "dunnage"]);
    times.push(await startToFirstAnswer(engine, "dunnage", url));
  }
  const inOrder = times.toSorted((a, b) => a - b);
  process.stdout.write(`The image, five starts: ${inOrder.join(", ")} ms.\n`);
  expect(inOrder[2]).toBeLessThan(1500);
});

test("the page shows the engine's own numbers", async ({ browser, quiet }) => {
  await standardScenario(engine);
  const { counts } = await summaryOf(engine);
  const { page, client } = await visit(browser, quiet);
  const stats = () => client.dockerSystem.stats.query({ refresh: true });
  await expect.poll(stats).toMatchObject(counts);
  await expect(page.getByText(`${counts.totalContainers}`, { exact: true }).first()).toBeVisible();
});

test("it never offers to remove what it runs from, and stays through a clean-up of everything", async ({
  browser,
  quiet,
}) => {
  await engine.docker(["tag", imageName, "dunnage:another-name"]);
  const { dockerSystem } = (await visit(browser, quiet)).client;
  const plan = await dockerSystem.preview.mutate({
    containers: true,
    images: "unused",
    volumes: "unused",
    networks: true,
    buildCache: "all",
  });
  const keys = [
    `containers/${own.container}`,
    `images/${own.image}`,
    `networks/${own.network}`,
    `volumes/${own.volume}`,
  ];
  expect(plan.items.length).toBeGreaterThan(5);
  expect(plan.items.filter(({ key }) => keys.includes(key))).toEqual([]);
  const kept = plan.kept.filter(({ key }) => keys.includes(key));
  expect(kept.map(({ key, reason }) => `${key}: ${reason.code}`).toSorted()).toEqual([
    `containers/${own.container}: own`,
    ...keys.slice(1).map((key) => `${key}: in_use`),
  ]);

  const run = await dockerSystem.cleanup.mutate({ plan: plan.id });
  expect(run.outcomes.filter(({ outcome }) => outcome !== "removed")).toEqual([]);
  for (const name of [imageName, "dunnage:another-name"])
    expect((await engine.request("GET", `/images/${name}/json`)).status).toBe(200);
  expect((await engine.request("GET", `/volumes/${own.volume}`)).status).toBe(200);
  expect((await engine.request("GET", `/networks/${own.network}`)).status).toBe(200);
});

test("it ends when it is asked to, and starts again with what it knew", async ({ browser, quiet }) => {
  await engine.docker(["stop", "--time=30", "dunnage"]);
  expect(await engine.docker(["inspect", "--format={{.State.ExitCode}}", "dunnage"])).toBe("0\n");
  await startToFirstAnswer(engine, "dunnage", url);
  const { runs } = (await visit(browser, quiet)).client;
  expect((await runs.list.query({})).runs).toHaveLength(1);
});

for (const file of composeFiles)
  test(`${file} is what docker compose takes, and what it starts works`, async ({ browser, quiet }) => {
    test.setTimeout(180_000);
    await importProxyImage(engine);
    await engine.docker(["rm", "--force", "--volumes", "dunnage"]).catch(() => undefined);
    const compose = composeOn(engine, file);
    expect(await compose("config", "--services")).toContain("dunnage\n");
    await compose("up", "--detach", "--no-build", "--wait");

    const { counts } = await summaryOf(engine);
    const { client, page } = await visit(browser, quiet);
    await expect.poll(() => client.dockerSystem.stats.query({ refresh: true })).toMatchObject(counts);
    await page.close();
    if (file === "compose.socket-proxy.yaml") {
      const create = `fetch("http://socket-proxy:2375/containers/create",{method:"POST"}).then(({status})=>console.log(status))`;
      expect(await compose("exec", "--no-TTY", "dunnage", "node", "-e", create)).toBe("403\n");
    }
    await compose("down", "--volumes", "--timeout=30");
  });
