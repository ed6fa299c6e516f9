import { expect, it } from "vitest";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { agreeable, fakeEngine, http } from "./testing/fakeEngine.ts";

const idOf = (number: number) => String(number).padStart(25, "x");

/** Which ids a question names, from its first line. */
function named(head: string): string[] {
  const filters = new URL(head.split(" ")[1] ?? "", "http://engine").searchParams.get("filters") ?? "";
  const [, list = ""] = /^\{"id":\["\^\((.*)\)\$"\]\}$/.exec(filters) ?? [];
  return list.split("|");
}

it("names many records in several questions, none of them long, in their order, and adds up the answers", async () => {
  await using fake = await fakeEngine(
    agreeable((socket, head) =>
      socket.write(http(200, { CachesDeleted: named(head), SpaceReclaimed: named(head).length })),
    ),
  );
  const engine = connectEngine({ host: fake.host });
  const ids = Array.from({ length: 1000 }, (_, index) => idOf(index));
  expect(await engine.removeBuildCache(ids)).toEqual({ deleted: ids, reclaimedBytes: 1000 });
  const heads = fake.asked.filter((head) => head.startsWith("POST"));
  expect(heads.flatMap(named)).toEqual(ids);
  const paths = heads.map((head) => head.split(" ")[1] ?? "");
  expect(Math.max(...paths.map((path) => path.length))).toBeLessThanOrEqual(4000);
  expect(heads.length).toBeLessThan(10);
  for (const path of paths) expect(path).toMatch(/^\/v1\.51\/build\/prune\?all=1&filters=/);
  engine.close();
});

it("asks nothing for no records", async () => {
  await using fake = await fakeEngine(() => {});
  const engine = connectEngine({ host: fake.host });
  expect(await engine.removeBuildCache([])).toEqual({ deleted: [], reclaimedBytes: 0 });
  expect(fake.asked).toEqual([]);
});

it.each(["", ".", "a|b", "a b", "^a", "a$", "a\n", "ä", "a,id~=b", '"'])(
  "takes no pattern for an id: %j",
  async (odd) => {
    await using fake = await fakeEngine(() => {});
    const engine = connectEngine({ host: fake.host });
    const failure = await failureOf(engine.removeBuildCache([idOf(1), odd]));
    expect([failure.code, failure.params.operation]).toEqual(["unsupported", "remove build cache"]);
    expect(fake.asked).toEqual([]);
  },
);

it("stops at the first question that fails", async () => {
  await using fake = await fakeEngine(agreeable((socket) => socket.write(http(500, { message: "no" }))));
  const engine = connectEngine({ host: fake.host });
  const failure = await failureOf(
    engine.removeBuildCache(Array.from({ length: 1000 }, (_, index) => idOf(index))),
  );
  expect([failure.code, failure.params.detail]).toEqual(["bad_answer", "no"]);
  expect(fake.asked.filter((head) => head.startsWith("POST"))).toHaveLength(1);
  engine.close();
});
