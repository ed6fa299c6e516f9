import type { Socket } from "node:net";
import type { EngineContainer } from "@dunnage/api";
import { describe, expect, it, test } from "vitest";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { fakeEngine, http, info, version } from "./testing/fakeEngine.ts";

const onContainerd = {
  ...info,
  Driver: "overlayfs",
  DriverStatus: [["driver-type", "io.containerd.snapshotter.v1"]],
};

/** One whose lists of images wait; `onQuestion`: it is asked who it is while somebody waits. */
function slowEngine(onQuestion: (asking: Socket, listing: Socket) => void) {
  let listing: Socket | null = null;
  return fakeEngine((socket, head) => {
    if (head.includes("/images/json")) listing = socket;
    else if (head.includes("/info")) socket.write(http(200, onContainerd));
    else if (listing) onQuestion(socket, listing);
    else socket.write(http(200, version));
  });
}

test("that there are no containers is not believed of a measurement that left them out", async () => {
  const listed = [
    {
      Id: "a".repeat(64),
      Names: ["/web"],
      ImageID: "",
      State: "exited",
      Created: 1,
      SizeRw: 5,
      Mounts: [],
      NetworkSettings: { Networks: {} },
    },
  ];
  await using fake = await fakeEngine((socket, head) => {
    if (head.includes("/info")) socket.write(http(200, onContainerd));
    else if (head.includes("/system/df")) socket.write(http(200, { Containers: null }));
    else if (head.includes("/containers/json")) socket.write(http(200, listed));
    else socket.write(http(200, version));
  });
  const engine = connectEngine({ host: fake.host });
  expect(await engine.measuredContainers()).toMatchObject([{ names: ["web"], sizeBytes: 5 }]);
  expect(fake.asked.filter((line) => line.includes("/system/df"))).toHaveLength(1);
  engine.close();
});

it("measures each container by itself where somebody knows which there are, without those that went meanwhile", async () => {
  const container = (id: string): EngineContainer => ({
    id,
    names: [id],
    imageId: "",
    state: "exited",
    labels: {},
    createdAt: "2026-01-01T00:00:00.000Z",
    volumes: [],
    mountedImages: [],
    networks: [],
    sizeBytes: null,
  });
  await using fake = await fakeEngine((socket, head) => {
    if (head.includes("/info")) socket.write(http(200, onContainerd));
    else if (head.includes("/containers/large/json?size=1")) socket.write(http(200, { SizeRw: 5 }));
    else if (head.includes("/containers/empty/json?size=1")) socket.write(http(200, {}));
    else if (head.includes("/containers/gone/json?size=1"))
      socket.write(http(404, { message: "No such container" }));
    else socket.write(http(200, version));
  });
  const engine = connectEngine({ host: fake.host });
  const listed = () => Promise.resolve(["large", "gone", "empty"].map(container));
  const measured = await engine.measuredContainers({ listed });
  expect(new Set(measured)).toEqual(
    new Set([
      { ...container("large"), sizeBytes: 5 },
      { ...container("empty"), sizeBytes: 0 },
    ]),
  );
  expect(await engine.diskUsage("containers", { listed })).toMatchObject({ totalBytes: 5 });
  expect(fake.asked.filter((line) => /containers\/json|system\/df/.test(line))).toEqual([]);
  engine.close();
});

describe.concurrent("a list that is slow by nature", () => {
  it("is waited for while the engine says who it is", async () => {
    let asked = 0;
    await using fake = await slowEngine((asking, listing) => {
      asked += 1;
      asking.write(http(200, version));
      if (asked === 3) listing.write(http(200, [])); // after 7.5 s
    });
    const engine = connectEngine({ host: fake.host });
    expect(await engine.images({ all: true })).toEqual([]);
    expect(asked).toBe(3);
    engine.close();
  });

  it("is waited for though it says who it is in a strange way: that is an answer", async () => {
    await using fake = await slowEngine((asking, listing) => {
      asking.write(http(500, { message: "odd" }));
      setImmediate(() => listing.write(http(200, [])));
    });
    const engine = connectEngine({ host: fake.host });
    expect(await engine.images()).toEqual([]);
    engine.close();
  });

  it("is not once the engine answers nothing at all", async () => {
    await using fake = await slowEngine(() => {});
    const engine = connectEngine({ host: fake.host });
    const failure = await failureOf(engine.images());
    expect(failure).toMatchObject({ code: "timed_out", params: { operation: "list images" } });
    engine.close();
  });
});
