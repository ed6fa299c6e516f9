import { describe, expect, test } from "vitest";
import { image, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { inTurn, type Turn } from "./turns.ts";

/** Items by name, each needing those that are named with it. */
function itemsOf(needs: Record<string, string[]>) {
  const names = Object.keys(needs);
  const { items } = planOf(world({ images: names.map((name) => image(name)) }));
  return items.map((item, index) => ({
    ...item,
    key: names[index] ?? "",
    needs: needs[names[index] ?? ""] ?? [],
  }));
}

/** Work that goes on until the test ends it. */
function openEnded() {
  const begun: string[] = [];
  const ends = new Map<string, (turn: Turn) => void>();
  return {
    begun,
    work: ({ key }: { key: string }) => {
      begun.push(key);
      return new Promise<Turn>((resolve) => ends.set(key, resolve));
    },
    /** Answers when what that sets free has begun. */
    end: async (key: string, turn: Turn = "settled") => {
      ends.get(key)?.(turn);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const room = { atOnce: 48, ofKind: () => 16 };

describe("turns", () => {
  test("come in order, at most so many at once", async () => {
    const { begun, work, end } = openEnded();
    const all = inTurn(itemsOf({ a: [], b: [], c: [], d: [] }), { atOnce: 48, ofKind: () => 2 }, work);
    expect(begun).toEqual(["a", "b"]);
    await end("b");
    expect(begun).toEqual(["a", "b", "c"]);
    await end("c");
    await end("a");
    await end("d");
    expect(await all).toEqual([]);
  });

  test("come when all that an item needs is settled, and hold nothing else up", async () => {
    const { begun, work, end } = openEnded();
    const all = inTurn(
      itemsOf({ parent: ["x", "y"], x: [], y: [], other: ["not one of these"] }),
      room,
      work,
    );
    expect(begun).toEqual(["x", "y", "other"]);
    await end("x");
    expect(begun).toHaveLength(3);
    await end("y");
    expect(begun).toEqual(["x", "y", "other", "parent"]);
    await end("other");
    await end("parent");
    expect(await all).toEqual([]);
  });

  test("are counted for each kind and for all together; a kind with room overtakes one without", async () => {
    const { begun, work, end } = openEnded();
    const kinds = ["containers", "containers", "volumes", "volumes", "networks"] as const;
    const items = itemsOf({ a: [], b: [], c: [], d: ["b"], e: [] }).map((item, index) => ({
      ...item,
      kind: kinds[index] ?? ("images" as const),
    }));
    const all = inTurn(items, { atOnce: 3, ofKind: (kind) => (kind === "containers" ? 1 : 16) }, work);
    expect(begun).toEqual(["a", "c", "e"]);
    await end("c");
    expect(begun).toHaveLength(3);
    await end("a");
    expect(begun.slice(3)).toEqual(["b"]);
    await end("b");
    expect(begun.slice(4)).toEqual(["d"]);
    await end("d");
    await end("e");
    expect(await all).toEqual([]);
  });

  test("come another time, alone, for what is to be done later; what needs it waits", async () => {
    const { begun, work, end } = openEnded();
    const all = inTurn(itemsOf({ x: [], y: [], z: [], "parent of x": ["x"] }), room, work);
    await end("x", "later");
    await end("y", "later");
    expect(begun).toEqual(["x", "y", "z"]);
    await end("z");
    expect(begun.slice(3)).toEqual(["x"]);
    await end("x", "later");
    expect(begun.slice(4)).toEqual(["parent of x"]);
    await end("parent of x");
    expect(begun.slice(5)).toEqual(["y"]);
    await end("y");
    expect(await all).toEqual([]);
  });

  test("never come to those that need one another", async () => {
    const items = itemsOf({ a: ["b"], b: ["a"], c: ["b"], d: [] });
    const begun: string[] = [];
    const never = await inTurn(items, room, async ({ key }) => {
      begun.push(key);
      return "settled";
    });
    expect(begun).toEqual(["d"]);
    expect(never.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  });
});
