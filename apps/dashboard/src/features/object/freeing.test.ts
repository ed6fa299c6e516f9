import { expect, test } from "vitest";
import { byKeyOf } from "../../shared/objects/inUse.ts";
import { sampleUsage, usageObject } from "../../testing/sampleUsage.ts";
import { freeing } from "./freeing.ts";

const byKey = byKeyOf(sampleUsage.objects);
const of = (key: string) => {
  const object = byKey.get(key);
  if (!object) throw new Error(`no ${key}`);
  const { next, ...rest } = freeing(object, byKey);
  return { ...rest, next: next.map((one) => one.key) };
};

test("a stopped container frees what it wrote, and what it alone holds could go after it", () => {
  expect(of("containers/job")).toEqual({ obstacle: null, bytes: 100, next: ["images/tool"] });
});

test("what runs, is held, protected, or somebody else's frees nothing", () => {
  expect(of("containers/web").obstacle).toBe("running");
  expect(of("images/shop").obstacle).toBe("held");
  const kept = usageObject({ kind: "volumes", id: "v", protection: { id: "p", why: "w", who: "Mira" } });
  expect(freeing(kept, byKey).obstacle).toBe("protected");
  expect(freeing(usageObject({ kind: "networks", id: "bridge", use: "foreign" }), byKey).obstacle).toBe(
    "foreign",
  );
  expect(of("images/old")).toEqual({ obstacle: null, bytes: 100, next: [] });
});
