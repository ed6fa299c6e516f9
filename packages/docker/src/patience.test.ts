import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
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

  it("is not once the engine answers nothing at all", async () => {
    await using fake = await slowEngine(() => {});
    const engine = connectEngine({ host: fake.host });
    const failure = await failureOf(engine.images());
    expect(failure).toMatchObject({ code: "timed_out", params: { operation: "list images" } });
    engine.close();
  });
});
