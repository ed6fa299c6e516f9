import { tracked } from "@trpc/server";
import { afterEach, expect, test, vi } from "vitest";
import { eventStream } from "./events.ts";

const { signal } = new AbortController();
const words = {
  data: (value: unknown) => JSON.stringify(value),
  problem: (error: unknown) => JSON.stringify({ detail: String(error) }),
};

afterEach(() => {
  vi.useRealTimers();
});

async function* upTo(count: number, error?: Error) {
  for (let id = 1; id <= count; id++) yield await Promise.resolve(tracked(String(id), { id }));
  if (error) throw error;
}

test("each thing is a message with its id, and the end is told", async () => {
  const response = await eventStream(upTo(2), words, signal);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(await response.text()).toBe(
    'id: 1\ndata: {"id":1}\n\nid: 2\ndata: {"id":2}\n\nevent: end\ndata: {}\n\n',
  );
});

test("what fails at once has no stream, what fails in the middle a last event", async () => {
  await expect(eventStream(upTo(0, new Error("no such run")), words, signal)).rejects.toThrow("no such run");
  const response = await eventStream(upTo(1, new Error("gone")), words, signal);
  expect(await response.text()).toBe(
    'id: 1\ndata: {"id":1}\n\nevent: problem\ndata: {"detail":"Error: gone"}\n\n',
  );
});

test("one that is cut off does not say that it is over", async () => {
  const response = await eventStream(upTo(1), words, AbortSignal.abort());
  expect(await response.text()).toBe('id: 1\ndata: {"id":1}\n\n');
});

test("a stream that says nothing pings, and one that nobody reads any more is ended", async () => {
  vi.useFakeTimers();
  const never = Promise.withResolvers<void>();
  const ended = vi.fn<() => void>();
  async function* quiet() {
    try {
      yield tracked("1", {});
      await never.promise;
    } finally {
      ended();
    }
  }
  const response = await eventStream(quiet(), words, signal);
  const reader = response.body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await next()).toContain("id: 1");
  const ping = next();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await ping).toBe(": ping\n\n");
  const cancelled = reader?.cancel();
  never.resolve();
  await cancelled;
  expect(ended).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
