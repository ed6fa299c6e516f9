import { describe, expect, it, vi } from "vitest";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { agreeable, fakeEngine, http, version } from "./testing/fakeEngine.ts";

const CHEAP_MS = 5000;
const EARLY_MS = 2000; // before the deadline: when it began to count, seen from here
const LOADED_MS = 15_000; // a loaded machine takes longer to notice

async function timed<Result>(work: Promise<Result>): Promise<{ result: Result; ms: number }> {
  const start = performance.now();
  const result = await work;
  return { result, ms: performance.now() - start };
}

describe.concurrent("a cheap read ends within 5 s", () => {
  it("when nobody answers", async () => {
    await using fake = await fakeEngine(() => {});
    const { result, ms } = await timed(failureOf(connectEngine({ host: fake.host }).containers()));
    expect(result.code).toBe("timed_out");
    expect(result.params).toEqual({ address: fake.host, operation: "read the engine's version" });
    expect(ms).toBeLessThan(LOADED_MS);
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
  });

  it("when nobody answers any more", async () => {
    await using fake = await fakeEngine(agreeable(() => {}));
    const { result, ms } = await timed(failureOf(connectEngine({ host: fake.host }).networks()));
    expect(result.code).toBe("timed_out");
    expect(result.params).toEqual({ address: fake.host, operation: "list networks" });
    expect(ms).toBeGreaterThan(CHEAP_MS - EARLY_MS);
    expect(ms).toBeLessThan(LOADED_MS);
  });

  it("when the answer trickles", async () => {
    const drips = new Set<NodeJS.Timeout>();
    await using fake = await fakeEngine(
      agreeable((socket) => {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n[");
        drips.add(setInterval(() => socket.write(" "), 200));
      }),
    );
    const engine = connectEngine({ host: fake.host });
    const { result, ms } = await timed(failureOf(engine.images()));
    for (const drip of drips) clearInterval(drip);
    expect(result.code).toBe("timed_out");
    expect(ms).toBeLessThan(LOADED_MS);
    engine.close();
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
  });

  it("also where one half of the time went into agreeing", async () => {
    const late: NodeJS.Timeout[] = [];
    const lateMs = 3000;
    await using fake = await fakeEngine((socket, head) => {
      if (head.includes("/version")) late.push(setTimeout(() => socket.write(http(200, version)), lateMs));
      else agreeable(() => {})(socket, head);
    });
    const { result, ms } = await timed(failureOf(connectEngine({ host: fake.host }).volumes()));
    expect(result.params.operation).toBe("list volumes");
    expect(ms).toBeLessThan(lateMs + CHEAP_MS); // as long as it would take if reading had a deadline of its own
  });
});

describe("who gives up", () => {
  it.each(["containers", "images", "volumes", "networks"] as const)(
    "gets their own reason from %s, and leaves no connection behind",
    async (method) => {
      await using fake = await fakeEngine(agreeable(() => {}));
      const engine = connectEngine({ host: fake.host });
      const controller = new AbortController();
      const reason = new Error("the person left");
      const call = engine[method]({ signal: controller.signal });
      await vi.waitFor(() => expect(fake.asked.length).toBe(3));
      controller.abort(reason);
      await expect(call).rejects.toBe(reason);
      engine.close();
      await vi.waitFor(() => expect(fake.connections()).toBe(0));
    },
  );

  it("before the beginning asks nothing", async () => {
    await using fake = await fakeEngine(agreeable(() => {}));
    const call = connectEngine({ host: fake.host }).networks({ signal: AbortSignal.abort("late") });
    await expect(call).rejects.toBe("late");
    expect(fake.asked).toEqual([]);
  });

  it("cancels a measurement in the engine", async () => {
    await using fake = await fakeEngine(agreeable(() => {}));
    const engine = connectEngine({ host: fake.host });
    const controller = new AbortController();
    const call = engine.diskUsage("images", { signal: controller.signal });
    await vi.waitFor(() => expect(fake.asked.at(-1)).toContain("/system/df?type=image"));
    const idle = 1; // the second of the two connections that agreeing took
    expect(fake.connections()).toBe(1 + idle);
    controller.abort("bored");
    await expect(call).rejects.toBe("bored");
    await vi.waitFor(() => expect(fake.connections()).toBe(idle));
    engine.close();
  });
});

it("keeps few connections when many ask, and none when closed", async () => {
  await using fake = await fakeEngine(agreeable((socket) => socket.write(http(200, []))));
  const engine = connectEngine({ host: fake.host });
  for (let round = 0; round < 5; round++) {
    await Promise.all(Array.from({ length: 80 }, () => engine.networks()));
    await vi.waitFor(() => expect(fake.connections()).toBeLessThanOrEqual(48));
  }
  engine.close();
  await vi.waitFor(() => expect(fake.connections()).toBe(0));
});

it("asks once more when an idle connection ends at the moment it is taken", async () => {
  let answers = 0;
  await using fake = await fakeEngine(
    agreeable((socket) => {
      if (++answers === 2) socket.destroy();
      else socket.write(http(200, []));
    }),
  );
  const engine = connectEngine({ host: fake.host });
  await engine.networks();
  expect(await engine.networks()).toEqual([]);
  expect(answers).toBe(3);
  engine.close();
});

it("does not ask twice to remove", async () => {
  await using fake = await fakeEngine(agreeable((socket) => socket.destroy()));
  const engine = connectEngine({ host: fake.host });
  expect((await failureOf(engine.removeVolume("x"))).code).toBe("unreachable");
  expect(fake.asked.filter((head) => head.startsWith("DELETE"))).toHaveLength(1);
});
