import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeContainer, startEngine, summaryOf } from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { startTestDunnage } from "../../test/dunnage.ts";

test("another engine behind the same address is counted by itself, though the stream of the one before stays open", async () => {
  await using before = await startEngine({ version: "28.5" });
  await using after = await startEngine({ version: "28.5" });
  for (const state of ["running", "exited"] as const) await makeContainer(before, { state });
  await makeContainer(after, { state: "created" });

  // Connections that are there stay where they are, as with a proxy that lets an engine finish.
  const folder = await mkdtemp(join(tmpdir(), "dunnage-proxy-"));
  let to = before.socketPath;
  const proxy = createServer((socket) => {
    const through = connect(to);
    socket.pipe(through).pipe(socket);
    socket.on("error", () => through.destroy());
    through.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(join(folder, "s"), resolve));
  try {
    await using dunnage = await startTestDunnage({ DOCKER_HOST: `unix://${join(folder, "s")}` });
    const { client } = await dunnage.signIn();
    const stats = () => client.dockerSystem.stats.query();
    await expect.poll(stats, { timeout: 10_000 }).toMatchObject((await summaryOf(before)).counts);
    to = after.socketPath;
    // Those that idle end after ten seconds; the stream stays.
    const connections = () =>
      new Promise((resolve) => proxy.getConnections((_error, count) => resolve(count)));
    await expect.poll(connections, { timeout: 30_000 }).toBe(1);
    await expect.poll(stats, { timeout: 40_000 }).toMatchObject((await summaryOf(after)).counts);
    await makeContainer(after, { state: "running" });
    await expect.poll(stats, { timeout: 10_000 }).toMatchObject((await summaryOf(after)).counts);
  } finally {
    proxy.close();
    await rm(folder, { recursive: true });
  }
});
