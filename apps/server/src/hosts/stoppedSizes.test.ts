import type { EngineContainer, EngineEvent } from "@dunnage/api";
import { expect, test } from "vitest";
import { StoppedSizes } from "./stoppedSizes.ts";

const container = (id: string, sizeBytes: number | null, state = "exited") =>
  ({ id, sizeBytes, state }) as EngineContainer;
const event = (id: string, action: string) => ({ kind: "containers", id, action }) as EngineEvent;

const measured = (...containers: EngineContainer[]) =>
  [async () => containers, (them: EngineContainer[]) => them] as const;
const bytesOf = (sizes: StoppedSizes, ...ids: string[]) =>
  sizes.on(ids.map((id) => container(id, null))).map(({ sizeBytes }) => sizeBytes);

test("a stopped container's bytes are known until an event speaks of it", async () => {
  const sizes = new StoppedSizes();
  sizes.hear(true);
  await sizes.keeping(...measured(container("a", 1), container("b", 2), container("unknown", null)));
  expect(bytesOf(sizes, "a", "b", "unknown", "other")).toEqual([1, 2, null, null]);
  sizes.tell(event("a", "extract-to-dir"));
  expect(bytesOf(sizes, "a", "b")).toEqual([null, 2]);
});

test("one that runs is measured each time, also when it was stopped before", async () => {
  const sizes = new StoppedSizes();
  sizes.hear(true);
  await sizes.keeping(...measured(container("a", 1, "running"), container("b", 2)));
  expect(bytesOf(sizes, "a")).toEqual([null]);
  expect(sizes.on([container("b", null, "running")])).toEqual([container("b", null, "running")]);
});

test("what was stirred while it was measured counts as not measured", async () => {
  const sizes = new StoppedSizes();
  sizes.hear(true);
  const { promise, resolve } = Promise.withResolvers<EngineContainer[]>();
  const measuring = sizes.keeping(
    () => promise,
    (them) => them,
  );
  sizes.tell(event("a", "start"));
  resolve([container("a", 1), container("b", 2)]);
  await measuring;
  expect(bytesOf(sizes, "a", "b")).toEqual([null, 2]);
});

test("nothing is known from before events were heard, nor from a time in which they were not", async () => {
  const sizes = new StoppedSizes();
  await sizes.keeping(...measured(container("a", 1)));
  sizes.hear(true);
  expect(bytesOf(sizes, "a")).toEqual([null]);
  await sizes.keeping(...measured(container("a", 1)));
  sizes.hear(false);
  expect(bytesOf(sizes, "a")).toEqual([null]);
  sizes.hear(true);
  const { promise, resolve } = Promise.withResolvers<EngineContainer[]>();
  const measuring = sizes.keeping(
    () => promise,
    (them) => them,
  );
  sizes.hear(false);
  sizes.hear(true);
  resolve([container("a", 1)]);
  await measuring;
  expect(bytesOf(sizes, "a")).toEqual([null]);
});

test("a host on which more stirs than is worth remembering is measured once more", async () => {
  const sizes = new StoppedSizes();
  sizes.hear(true);
  await sizes.keeping(...measured(container("a", 1)));
  for (let index = 0; index <= 10_000; index++) sizes.tell(event(`other-${index}`, "create"));
  expect(bytesOf(sizes, "a")).toEqual([null]);
});
