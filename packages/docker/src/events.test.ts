import type { Socket } from "node:net";
import type { EngineEvent } from "@dunnage/api";
import { describe, expect, it, vi } from "vitest";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { agreeable, beginStream, fakeEngine, http } from "./testing/fakeEngine.ts";

const start = (ID: string) =>
  `${JSON.stringify({ Type: "container", Action: "start", Actor: { ID, Attributes: {} }, time: 1_795_363_367 })}\n`;

/** An engine that sends these pieces when it is asked for its events, and what else is told to do with the connection. */
function sending(pieces: (string | Buffer)[], then: (socket: Socket) => void = () => {}) {
  return agreeable((socket, head) => {
    if (!head.includes("/events")) {
      socket.write(http(200, []));
      return;
    }
    const send = beginStream(socket);
    for (const piece of pieces) send(piece);
    then(socket);
  });
}

function watch(host: string) {
  const engine = connectEngine({ host });
  const controller = new AbortController();
  const events = engine.events({ signal: controller.signal })[Symbol.asyncIterator]();
  return { engine, events, stop: () => controller.abort("enough") };
}

/** The ids of the next events, `null` for the sign that it has begun. */
async function take(events: AsyncIterator<EngineEvent | null>, count: number): Promise<(string | null)[]> {
  const taken: (string | null)[] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    taken.push(value === null ? null : value.id);
  }
  return taken;
}

it("says first that it has begun, then tells what happens, wherever it is cut", async () => {
  const bytes = Buffer.from([start("größe"), start("2"), start("3").trim(), start("4")].join(""));
  const cut = bytes.indexOf("ß") + 1; // inside the character
  await using fake = await fakeEngine(sending([bytes.subarray(0, cut), bytes.subarray(cut)]));
  const { engine, events, stop } = watch(fake.host);
  expect(await events.next()).toEqual({ done: false, value: null });
  expect(await events.next()).toEqual({
    done: false,
    value: {
      kind: "containers",
      action: "start",
      id: "größe",
      containerId: null,
      at: "2026-11-22T16:02:47.000Z",
    },
  });
  expect(await take(events, 3)).toEqual(["2", "3", "4"]);
  stop();
  engine.close();
});

it("asks for what has happened since the moment before, by the engine's clock", async () => {
  await using fake = await fakeEngine(sending([]));
  const { engine, events, stop } = watch(fake.host);
  await take(events, 1);
  expect(fake.asked.at(-1)).toBe("GET /v1.51/events?since=1795363367.435 HTTP/1.1");
  stop();
  engine.close();
});

it("passes over what it cannot read", async () => {
  const pieces = ["nonsense\n", "{}\n", '{"Type":1}\n', '{"Type":\n', "[]\n", start("1")];
  await using fake = await fakeEngine(sending(pieces));
  const { engine, events, stop } = watch(fake.host);
  expect(await take(events, 2)).toEqual([null, "1"]);
  stop();
  engine.close();
});

it("refuses an event of more than 1 MB", async () => {
  await using fake = await fakeEngine(sending([start("1"), start("x".repeat(1024 * 1024))]));
  const { engine, events } = watch(fake.host);
  expect(await take(events, 2)).toEqual([null, "1"]);
  const failure = await failureOf(events.next());
  expect([failure.code, failure.params.operation]).toEqual(["bad_answer", "watch events"]);
  expect(failure.params.finding).toMatch(/longer than 1048576 bytes/);
  engine.close();
  await vi.waitFor(() => expect(fake.connections()).toBe(0));
});

describe("ends without an error when it is told to", () => {
  it("before the beginning, and asks nothing", async () => {
    await using fake = await fakeEngine(sending([]));
    const signal = AbortSignal.abort();
    expect(await Array.fromAsync(connectEngine({ host: fake.host }).events({ signal }))).toEqual([]);
    expect(fake.asked).toEqual([]);
  });

  it("while nobody answers", async () => {
    await using fake = await fakeEngine(agreeable(() => {}));
    const { engine, events, stop } = watch(fake.host);
    const next = events.next();
    await vi.waitFor(() => expect(fake.asked.at(-1)).toContain("/events"));
    stop();
    expect(await next).toEqual({ done: true, value: undefined });
    engine.close();
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
  });

  it("while nothing happens", async () => {
    await using fake = await fakeEngine(sending([]));
    const { engine, events, stop } = watch(fake.host);
    await take(events, 1);
    const next = events.next();
    stop();
    expect(await next).toEqual({ done: true, value: undefined });
    engine.close();
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
  });

  it("with events left, and lets the connection go before they are asked for", async () => {
    await using fake = await fakeEngine(sending([start("1") + start("2") + start("3")]));
    const { engine, events, stop } = watch(fake.host);
    expect(await take(events, 2)).toEqual([null, "1"]);
    stop();
    engine.close();
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it("by leaving the loop", async () => {
    await using fake = await fakeEngine(sending([start("1")]));
    const engine = connectEngine({ host: fake.host });
    for await (const event of engine.events({ signal: new AbortController().signal })) {
      if (event !== null) break;
    }
    engine.close();
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
  });
});

describe("fails", () => {
  it.each([
    ["goes away", (socket: Socket) => socket.destroy()],
    ["ends its answer", (socket: Socket) => socket.write("0\r\n\r\n")],
    ["ends the connection", (socket: Socket) => socket.end()],
  ])("when the engine %s", async (_, then) => {
    await using fake = await fakeEngine(sending([start("1")], (socket) => setImmediate(then, socket)));
    const { engine, events } = watch(fake.host);
    const failure = await failureOf(take(events, 3));
    expect(failure.code).toBe("unreachable");
    expect(failure.params).toEqual({
      address: fake.host,
      operation: "watch events",
      finding: "The stream of events ended.",
    });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    engine.close();
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
  });

  it("when the engine goes away while nobody listens", async () => {
    let ended = false;
    await using fake = await fakeEngine(
      sending([], (socket) => {
        socket.on("close", () => (ended = true));
        setImmediate(() => socket.destroy());
      }),
    );
    const { engine, events } = watch(fake.host);
    await take(events, 1);
    await vi.waitFor(() => expect(ended).toBe(true));
    expect((await failureOf(events.next())).code).toBe("unreachable");
    engine.close();
  });

  it("when the engine is closed on this side", async () => {
    await using fake = await fakeEngine(sending([]));
    const { engine, events } = watch(fake.host);
    await take(events, 1);
    const next = failureOf(events.next());
    engine.close();
    expect((await next).code).toBe("unreachable");
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
  });

  it.each([
    ["permission_denied", http(403, "Forbidden", { "Content-Type": "text/html" })],
    ["unsupported", http(404, { message: "page not found" })],
    ["bad_answer", http(500, { message: "it broke" })],
    ["bad_answer", "garbage\r\n\r\n"],
  ])("as any question does: %s", async (code, answer) => {
    await using fake = await fakeEngine(agreeable((socket) => socket.write(answer)));
    const { engine, events } = watch(fake.host);
    const failure = await failureOf(events.next());
    expect([failure.code, failure.params.operation]).toEqual([code, "watch events"]);
    engine.close();
    await vi.waitFor(() => expect(fake.connections()).toBe(0));
  });
});

it("agrees anew with an engine that was replaced, and leaves no stream of it open", async () => {
  let asked = 0;
  await using fake = await fakeEngine(
    agreeable((socket) => {
      const newer = http(200, "", { Server: "Docker/29.7.2 (linux)", "Transfer-Encoding": "chunked" });
      if (++asked === 1) socket.write(newer.replace(/Content-Length: .*\r\n/, ""));
      else beginStream(socket)(start("1"));
    }),
  );
  const { engine, events, stop } = watch(fake.host);
  expect(await take(events, 2)).toEqual([null, "1"]);
  expect(asked).toBe(2);
  stop();
  engine.close();
  await vi.waitFor(() => expect(fake.connections()).toBe(0));
});

it("keeps nobody else waiting, and takes what an engine sends before anybody asks for it", async () => {
  const many = 10_000; // 1.3 MB: more than a socket holds
  let taken = 0;
  await using fake = await fakeEngine(
    agreeable((socket, head) => {
      if (!head.includes("/events")) {
        socket.write(http(200, []));
        return;
      }
      const send = beginStream(socket);
      for (let number = 0; number < many; number++) send(start(String(number)));
      socket.write("", () => taken++);
    }),
  );
  const watchers = Array.from({ length: 10 }, () => watch(fake.host));
  for (const { events } of watchers) expect(await take(events, 1)).toEqual([null]);
  await vi.waitFor(() => expect(taken).toBe(watchers.length));
  for (const { engine } of watchers) expect(await engine.networks()).toEqual([]);
  for (const { events } of watchers) {
    expect((await take(events, many)).at(-1)).toBe(String(many - 1));
  }
  for (const { engine, stop } of watchers) {
    stop();
    engine.close();
  }
  await vi.waitFor(() => expect(fake.connections()).toBe(0));
});

describe.concurrent("has time", () => {
  it("of 5 s to begin", async () => {
    await using fake = await fakeEngine(agreeable(() => {}));
    const { events } = watch(fake.host);
    const began = performance.now();
    const failure = await failureOf(events.next());
    expect(failure.code).toBe("timed_out");
    expect(failure.params).toEqual({ address: fake.host, operation: "watch events" });
    expect(performance.now() - began).toBeLessThan(15_000); // a loaded machine takes longer to notice
    await vi.waitFor(() => expect(fake.connections()).toBeLessThanOrEqual(1)); // an idle one
  });

  it("without a limit once it has begun", async () => {
    const idleMs = 11_000; // longer than an idle connection is kept
    const late = new Set<NodeJS.Timeout>();
    await using fake = await fakeEngine(
      agreeable((socket) => {
        const send = beginStream(socket);
        late.add(setTimeout(() => send(start("late")), idleMs));
      }),
    );
    const { engine, events, stop } = watch(fake.host);
    expect(await take(events, 2)).toEqual([null, "late"]);
    stop();
    engine.close();
  });
});
