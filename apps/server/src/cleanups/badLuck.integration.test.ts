import type { CleanupPlan, CleanupRun, Outcome } from "@dunnage/api/schemas";
import {
  makeBuildCache,
  makeContainer,
  makeImage,
  makeNetwork,
  makeVolume,
  startEngine,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type BadEngine, chanceBy, mischiefBy, startBadEngine } from "../../test/badEngine.ts";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { keysOn } from "../../test/engineLists.ts";
import { hurry } from "../../test/hurry.ts";

// Clean-ups over a connection on which anything may happen to any answer, those of removals above all. Nothing goes that was not planned, and what
// the run tells of each object is so in the end.

const first = Number(process.env.DUNNAGE_SEED ?? Math.floor(Math.random() * 1_000_000));
const ROUNDS = Number(process.env.DUNNAGE_ROUNDS ?? 1);
/** A removal is waited for 3 s here, once a kind, one kind after another at the worst; then build cache for 4 s. */
const BOUND_MS = 45_000;

const everything = {
  containers: true,
  images: "unused",
  volumes: "unused",
  networks: true,
  buildCache: "all",
} as const;

let engine: ThrowawayEngine;
let bad: BadEngine;
let dunnage: TestDunnage;
let visitor: Visitor;
beforeAll(async () => {
  // How often a removal under way is asked after; how long a list, a removal and one of build cache are waited for.
  hurry({ 15_000: 300, 120_000: 3000, 600_000: 3000, 3_600_000: 4000 });
  engine = await startEngine({ version: "28.5" });
  // What is to stay, whatever happens.
  await makeVolume(engine, { name: "held" });
  await makeNetwork(engine, { name: "held" });
  await makeContainer(engine, { state: "running", volumes: ["held"], networks: ["held"] });
  await makeVolume(engine, { name: "kept", keep: true });
  await makeImage(engine, { tags: ["kept:1"], keep: true });
  bad = await startBadEngine(engine);
  dunnage = await startTestDunnage({ DOCKER_HOST: bad.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await bad?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
  vi.restoreAllMocks();
});

async function fill(round: number): Promise<void> {
  for (let nth = 0; nth < 6; nth++) {
    const name = `r${round}-${nth}`;
    await Promise.all([
      makeContainer(engine, { name, state: "created" }),
      makeVolume(engine, { name }),
      makeNetwork(engine, { name }),
      makeImage(engine, {
        tags: nth % 2 ? [`${name}:1`] : [`${name}:1`, `${name}:2`],
        layerBytes: [1000 + nth],
      }),
    ]);
  }
  await makeBuildCache(engine);
}

/** Asked until it is answered: what is asked of the engine first may come to grief, too. */
async function begin(plan: CleanupPlan): Promise<CleanupRun> {
  for (;;) {
    try {
      return await visitor.client.dockerSystem.cleanup.mutate({ plan: plan.id, wait: false });
    } catch (error) {
      expect(codeOf(error)).toMatch(EXPECTED);
    }
  }
}

const EXPECTED = /^(unreachable|bad_answer|timed_out|unsupported|not_found)$/;

function codeOf(error: unknown): string {
  const { report } = (error as { data?: { report?: { code: string } } }).data ?? {};
  return report?.code ?? String(error);
}

/** Whether what is told of an object is so. */
function isTrue({ key, outcome, reason, message }: Outcome, there: ReadonlySet<string>): boolean {
  if (outcome === "removed") return !there.has(key);
  // Nobody but the run removes anything here.
  return outcome !== "unknown" && there.has(key) && reason !== "already_gone" && (reason ?? message) !== null;
}

test.each(Array.from({ length: ROUNDS }, (_, round) => [first + round, round]))(
  "whatever becomes of the answers, what goes was planned and what is told is so (seed %i)",
  { timeout: 180_000 },
  async (seed, round) => {
    const { client } = visitor;
    await fill(round);
    const plan = await client.dockerSystem.preview.mutate(everything);
    const before = await keysOn(engine, { hidden: true });
    const chance = chanceBy(seed);
    const asked = new Map<string, number>();
    bad.next = (path, method) => {
      const what = `${method} ${path.replace(/\?.*$/, "")}`;
      asked.set(what, (asked.get(what) ?? 0) + 1);
      return chance() < (method === "GET" ? 0.04 : 0.6) ? mischiefBy(chance()) : "none";
    };
    const askedBefore = bad.asked;

    const { id } = await begin(plan);
    const meanwhile = Promise.allSettled([
      client.dockerSystem.stats.query({ refresh: true }),
      client.dockerSystem.usage.query({ refresh: true }),
    ]);
    const stateOf = async () => (await client.runs.get.query({ id })).state;
    await expect.poll(stateOf, { timeout: BOUND_MS }).not.toBe("running");
    for (const call of await meanwhile)
      if (call.status === "rejected") expect(codeOf(call.reason)).toMatch(EXPECTED);
    expect(bad.asked - askedBefore).toBeLessThan(plan.items.length * 20);
    bad.next = () => "none";

    // What is not known is looked up as soon as the engine answers again.
    const unknown = async () =>
      (await client.runs.get.query({ id })).outcomes.filter(({ outcome }) => outcome === "unknown");
    await expect.poll(unknown, { timeout: 20_000 }).toEqual([]);
    const { outcomes } = await client.runs.get.query({ id });
    const there = new Set(await keysOn(engine, { hidden: true }));
    const planned = plan.items.map(({ key }) => key).toSorted();
    expect(outcomes.map(({ key }) => key).toSorted()).toEqual(planned);
    expect(before.filter((key) => !there.has(key) && !planned.includes(key))).toEqual([]);
    expect(outcomes.filter((outcome) => !isTrue(outcome, there))).toEqual([]);
    for (const { key, kind, outcome } of outcomes)
      if (kind === "containers" && outcome === "removed")
        expect(await client.runs.receipt.query({ id, key })).toMatchObject({ key });

    // An image goes name by name, and may be asked to go once more when others are done.
    const removals = [...asked].filter(([what]) => what.startsWith("DELETE"));
    expect(removals.filter(([what, times]) => times > (what.includes("/images/") ? 2 : 1))).toEqual([]);
    expect(removals.length).toBeGreaterThan(10);
  },
);

test("no connection is left of it, and nothing went wrong inside", async () => {
  // The stream of events, and what the next look may have open.
  await expect.poll(() => bad.connections(), { timeout: 30_000 }).toBeLessThanOrEqual(2);
  expect(dunnage.log.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
});
