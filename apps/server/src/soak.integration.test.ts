import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostChange } from "@dunnage/api/schemas";
import { makeContainer, startEngine, summaryOf, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { churn } from "../test/churn.ts";
import { signIn, type Visitor } from "../test/dunnage.ts";
import { heldBytes, inspected } from "../test/inspector.ts";
import { type ServerProcess, startServerProcess } from "../test/process.ts";

// A server process with many watchers on a host where objects come and go all the time. What it holds when it has settled is what it holds in the end.

/** Set by the long suite (`npm test -- long`) to ten. */
const minutes = Number(process.env.DUNNAGE_SOAK_MINUTES ?? "0");
const soakMs = minutes * 60_000;

const WATCHERS = 50;
const CHURNING = 2;
/** Half of the watchers stay for so long at most, and come again. */
const LONGEST_VISIT_MS = 4000;

/** Caches go on filling: 0.8 MB within a minute. Half a kilobyte for each visit, or three for each round of changes, is more than this in eight minutes. */
const TOLERATED_BYTES = 3_000_000;
/** Idle connections to the engine, which come and go; a visit in three hundred that left its connection would be more. */
const TOLERATED_FILES = 16;

const soon = { timeout: 30_000, interval: 100 };

test.runIf(minutes > 0)(
  `${minutes} minutes of ${WATCHERS} watchers and constant change leave nothing behind`,
  {
    timeout: soakMs + 5 * 60_000,
  },
  async ({ annotate }) => {
    await using engine = await startEngine({ version: "28.5" });
    await makeContainer(engine, { name: "stays" });
    const dataDir = await mkdtemp(join(tmpdir(), "dunnage-soak-"));
    try {
      await using server = await startServerProcess({
        ...inspected,
        DUNNAGE_DATA_DIR: dataDir,
        DOCKER_HOST: engine.host,
      });
      const visitor = await signIn(server.url);
      let changing = true;
      const watchers = Array.from({ length: WATCHERS }, (_, index) =>
        watch(visitor, () => changing && index % 2 === 0),
      );
      const changeFor = async (ms: number, name: string) => {
        changing = true;
        const rounds = await manyChanges(engine, ms, name);
        changing = false;
        return { rounds, ...(await atRest(engine, server, watchers)) };
      };
      const settled = await changeFor(soakMs / 5, "first");
      const ended = await changeFor((soakMs * 4) / 5, "second");

      const visits = watchers.reduce((sum, watcher) => sum + watcher.visits(), 0);
      await annotate(JSON.stringify({ visits, settled, ended }));
      expect(ended.bytes).toBeLessThan(settled.bytes + TOLERATED_BYTES);
      await expect.poll(() => openFiles(server), soon).toBeLessThanOrEqual(settled.files + TOLERATED_FILES);
      expect(server.log.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
      for (const watcher of watchers) {
        watcher.leave();
        expect(watcher.errors).toEqual([]);
      }
      // Each had a connection of its own.
      await expect.poll(() => openFiles(server), soon).toBeLessThan(settled.files - WATCHERS / 2);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
);

/** Somebody who watches, and now and then goes and comes again. */
function watch({ client }: Visitor, goes: () => boolean) {
  const errors: unknown[] = [];
  let latest: HostChange | null = null;
  let visits = 0;
  let timer: NodeJS.Timeout | undefined;
  let leave = () => {};
  const visit = () => {
    visits += 1;
    const subscription = client.dockerSystem.watch.subscribe(
      {},
      {
        onData: ({ data }) => {
          latest = data;
        },
        onError: (error) => errors.push(error),
      },
    );
    leave = () => subscription.unsubscribe();
  };
  const stay = () => {
    timer = setTimeout(() => {
      if (goes()) {
        leave();
        visit();
      }
      stay();
    }, Math.random() * LONGEST_VISIT_MS);
  };
  visit();
  stay();
  return {
    errors,
    latest: () => latest,
    visits: () => visits,
    leave() {
      clearTimeout(timer);
      leave();
    },
  };
}

/** Answers how often objects came and went. */
async function manyChanges(engine: ThrowawayEngine, ms: number, name: string): Promise<number> {
  const endsAt = performance.now() + ms;
  const rounds = await Promise.all(
    Array.from({ length: CHURNING }, (_, index) =>
      churn(engine, `${name}-${index}`, () => performance.now() >= endsAt),
    ),
  );
  return rounds.reduce((sum, one) => sum + one, 0);
}

/** What the server holds when nothing happens any more and every watcher has been told what the docker CLI counts. */
async function atRest(engine: ThrowawayEngine, server: ServerProcess, watchers: ReturnType<typeof watch>[]) {
  const { counts } = await summaryOf(engine);
  for (const watcher of watchers)
    await expect.poll(() => watcher.latest()?.stats, soon).toMatchObject(counts);
  return { bytes: await heldBytes(server.log), files: await openFiles(server) };
}

async function openFiles({ pid }: ServerProcess): Promise<number> {
  return (await readdir(`/proc/${pid}/fd`)).length;
}
