import { gunzipSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { appOf } from "../../test/appOf.ts";

const { ask } = appOf();
const get = (path: string, encoding?: string) =>
  ask(
    new Request(`http://dunnage.test${path}`, { headers: encoding ? { "accept-encoding": encoding } : {} }),
  );

test.each([
  ["gzip, deflate, br, zstd", "gzip", gunzipSync],
  ["deflate", "deflate", inflateSync],
] as const)("a long answer to who takes %s is %s", async (accepted, encoding, open) => {
  const plain = await get("/api/v1/openapi.json");
  const packed = await get("/api/v1/openapi.json", accepted);
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(packed.headers.get("content-encoding")).toBe(encoding);
  expect(packed.headers.get("vary")).toBe("Accept-Encoding");
  const bytes = Buffer.from(await packed.arrayBuffer());
  const text = await plain.text();
  expect(open(bytes).toString()).toBe(text);
  expect(bytes.length).toBeLessThan(text.length / 4);
});

test("a short one is as it is", async () => {
  const short = await get("/api/trpc/health", "gzip");
  expect(short.headers.get("content-encoding")).toBeNull();
  expect(await short.json()).toHaveProperty("result");
});

test("an error is, too", async () => {
  const refused = await get("/api/v1/docker/system/info", "gzip");
  expect(refused.status).toBe(401);
  expect(refused.headers.get("content-encoding")).toBeNull();
});
