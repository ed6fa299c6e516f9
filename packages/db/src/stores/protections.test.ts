import type { Protection } from "@dunnage/api";
import { expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at, ODD } from "../testing/samples.ts";

const protection: Protection = {
  id: "p1",
  host: "local",
  kind: "volumes",
  by: "id",
  value: ODD,
  why: ODD,
  createdBy: { id: "u1", name: ODD },
  createdAt: at(1),
};

onEachBackend("protections", (current) => {
  test("come back as they were, newest first", async () => {
    const { db } = current();
    const everywhere = { ...protection, id: "p2", host: null, kind: null, createdAt: at(3) };
    const between = { ...protection, id: "p3", by: "label" as const, createdAt: at(2) };
    for (const each of [protection, everywhere, between]) await db.protections.add(each);
    expect(await db.protections.list()).toEqual([everywhere, between, protection]);
  });

  test("may be the same twice: each is somebody's word", async () => {
    const { db } = current();
    await db.protections.add(protection);
    await db.protections.add({ ...protection, id: "p2" });
    expect(await db.protections.list()).toHaveLength(2);
  });

  test("are removed once, and tell what they were", async () => {
    const { db } = current();
    await db.protections.add(protection);
    await db.protections.add({ ...protection, id: "p2" });
    const removed = await Promise.all([db.protections.remove("p1"), db.protections.remove("p1")]);
    expect(removed.filter((each) => each !== null)).toEqual([protection]);
    expect((await db.protections.list()).map(({ id }) => id)).toEqual(["p2"]);
  });

  test("that are not there are not removed", async () => {
    expect(await current().db.protections.remove("' or 1=1 --")).toBeNull();
  });
});
