import type { Engine } from "@dunnage/api";
import { describe, expect, it } from "vitest";
import { connectEngine } from "../find.ts";
import { failureOf } from "../testing/failureOf.ts";
import { agreeable, fakeEngine, http } from "../testing/fakeEngine.ts";

// A network that only stopped containers name was once removed, since a proxy answered null for the list of containers.
const lists: [string, (engine: Engine) => Promise<unknown>][] = [
  ["containers", (engine) => engine.containers()],
  ["containers with their sizes", (engine) => engine.measuredContainers()],
  ["images", (engine) => engine.images({ all: true })],
  ["networks", (engine) => engine.networks()],
];

describe.each(lists)("a list of %s", (_, read) => {
  it.each(["null", "{}", '""', "0", "false"])("is a fault where %s is answered", async (body) => {
    await using fake = await fakeEngine(agreeable((socket) => socket.write(http(200, body))));
    const engine = connectEngine({ host: fake.host });
    expect((await failureOf(read(engine))).code).toBe("bad_answer");
    engine.close();
  });

  it("may be empty", async () => {
    await using fake = await fakeEngine(agreeable((socket) => socket.write(http(200, "[]"))));
    const engine = connectEngine({ host: fake.host });
    expect(await read(engine)).toEqual([]);
    engine.close();
  });
});

it("takes no volumes as null inside its answer, and no null for the answer", async () => {
  let body = '{"Volumes":null,"Warnings":null}';
  await using fake = await fakeEngine(agreeable((socket) => socket.write(http(200, body))));
  const engine = connectEngine({ host: fake.host });
  expect(await engine.volumes()).toEqual([]);
  for (body of ["null", "{}", '{"Volumes":{}}']) {
    expect((await failureOf(engine.volumes())).code).toBe("bad_answer");
  }
  engine.close();
});
