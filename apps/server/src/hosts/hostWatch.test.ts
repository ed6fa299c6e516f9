import type { HostChange } from "@dunnage/api/schemas";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HostWatch } from "./hostWatch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Now = Omit<HostChange, "changed">;

/** A host that the test changes, and the watch of it. */
function host() {
  const world = { trouble: null as Now["trouble"], looks: 0, dueInMs: Number.POSITIVE_INFINITY };
  const watch = new HostWatch({
    async now(): Promise<Now> {
      world.looks += 1;
      const at = new Date(Date.now()).toISOString();
      return { host: { id: "local", name: "box" }, at, info: null, stats: null, trouble: world.trouble };
    },
    dueInMs: () => world.dueInMs,
    settled: () => new Promise(() => {}),
    clock: { instant: () => new Date(), elapsedMs: () => Date.now() },
  });
  return { world, watch };
}

/** Takes what comes, as a browser does. */
function watcher(watch: HostWatch, lastId: string | null = null) {
  const gone = new AbortController();
  const got: { id: string; change: HostChange }[] = [];
  const ended = (async () => {
    for await (const event of watch.watch(lastId, gone.signal)) got.push(event);
  })();
  return { got, ended, leave: () => gone.abort() };
}

const all = ["containers", "images", "volumes", "networks", "buildCache"];
const kindsOf = ({ got }: { got: { change: HostChange }[] }) => got.map(({ change }) => change.changed);
const down: Now["trouble"] = { code: "unreachable", message: "Down.", advice: "", params: {} };

test("who comes is told what is so, then what changed, however much happens at once", async () => {
  const { watch } = host();
  const browser = watcher(watch);
  await vi.advanceTimersByTimeAsync(150);
  expect(kindsOf(browser).map((kinds) => kinds.toSorted())).toEqual([all.toSorted()]);
  watch.stir("containers");
  for (let times = 0; times < 50; times++) watch.stir("images");
  await vi.advanceTimersByTimeAsync(150);
  expect(kindsOf(browser).slice(1)).toEqual([["containers", "images"]]);
  browser.leave();
  await browser.ended;
});

test("two hundred cost the host what one does, and it is let alone when they have gone", async () => {
  const looksOf = async (browsers: number) => {
    const { watch, world } = host();
    const watchers = Array.from({ length: browsers }, () => watcher(watch));
    await vi.advanceTimersByTimeAsync(60_000);
    for (const browser of watchers) browser.leave();
    await Promise.all(watchers.map(({ ended }) => ended));
    const { looks } = world;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.looks).toBe(looks);
    return looks;
  };
  const one = await looksOf(1);
  expect(one).toBeGreaterThan(5);
  expect(await looksOf(200)).toBe(one);
});

test("what stays as it is is told again now and then, an engine that goes or comes at the next look", async () => {
  const { watch, world } = host();
  const browser = watcher(watch);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(browser.got).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(7000);
  expect(kindsOf(browser).slice(1)).toEqual([[]]);
  world.trouble = down;
  await vi.advanceTimersByTimeAsync(6000);
  expect(browser.got.at(-1)?.change.trouble).toEqual(down);
  world.trouble = null;
  await vi.advanceTimersByTimeAsync(6000);
  expect(browser.got.at(-1)?.change.trouble).toBeNull();
  browser.leave();
  await browser.ended;
});

test("who was cut off is told what changed meanwhile, and of another server everything", async () => {
  const { watch } = host();
  const stays = watcher(watch);
  const cutOff = watcher(watch);
  await vi.advanceTimersByTimeAsync(150);
  cutOff.leave();
  const lastId = cutOff.got.at(-1)?.id ?? null;
  watch.stir("volumes");
  await vi.advanceTimersByTimeAsync(300);
  watch.stir("networks");
  await vi.advanceTimersByTimeAsync(300);
  const back = watcher(watch, lastId);
  const elsewhere = watcher(watch, "ffffffff-2");
  const odd = watcher(watch, "what-is-this");
  await vi.advanceTimersByTimeAsync(0);
  expect(kindsOf(back)).toEqual([["volumes", "networks"].toSorted(byOrder)]);
  for (const { got } of [elsewhere, odd]) expect(got[0]?.change.changed).toHaveLength(5);
  for (const browser of [stays, back, elsewhere, odd]) browser.leave();
});

const byOrder = (a: string, b: string) => all.indexOf(a) - all.indexOf(b);

test("what was too soon to be looked at again is looked at when it is time", async () => {
  const { watch, world } = host();
  const browser = watcher(watch);
  await vi.advanceTimersByTimeAsync(150);
  world.dueInMs = 300;
  watch.stir("containers");
  await vi.advanceTimersByTimeAsync(200);
  const { looks } = world;
  world.dueInMs = Number.POSITIVE_INFINITY;
  world.trouble = down;
  await vi.advanceTimersByTimeAsync(500);
  expect(world.looks).toBe(looks + 1);
  expect(browser.got.at(-1)?.change.trouble).toEqual(down);
  browser.leave();
  await browser.ended;
});

test("a slow one misses what was between, and not what is so", async () => {
  const { watch } = host();
  const others = watcher(watch);
  const gone = new AbortController();
  const slow = watch.watch(null, gone.signal);
  await vi.advanceTimersByTimeAsync(150);
  await slow.next();
  for (const kind of ["containers", "images", "volumes"] as const) {
    watch.stir(kind);
    await vi.advanceTimersByTimeAsync(200);
  }
  const next = await slow.next();
  if (next.done) throw new Error("It has ended.");
  expect(next.value.change.changed.toSorted()).toEqual(["containers", "images", "volumes"]);
  expect(next.value.id).toBe(others.got.at(-1)?.id);
  others.leave();
  gone.abort();
  expect((await slow.next()).done).toBe(true);
});

test("when the server stops, each is told so", async () => {
  const { watch } = host();
  const browser = watcher(watch);
  await vi.advanceTimersByTimeAsync(150);
  watch.stop();
  await expect(browser.ended).rejects.toMatchObject({ code: "stopping" });
});
