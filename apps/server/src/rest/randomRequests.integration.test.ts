import { makeContainer, startEngine } from "@dunnage/throwaway-engine";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checksOf } from "../../test/checksOf.ts";
import { startTestDunnage } from "../../test/dunnage.ts";
import { addressed, requestOf, requestsFrom } from "../../test/randomRequests.ts";
import { openApiDocument } from "./document.ts";

// What the ten thousand are to the app alone, these are to the whole of Dunnage, with an engine and a database.

const document = openApiDocument();
const { wrongWithAnswer } = checksOf(document);

test("random requests to a real Dunnage are answered as documented, and what is in use or protected stays", async () => {
  await using engine = await startEngine();
  await using dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  await makeContainer(engine, { name: "in-use", state: "running" });
  await makeContainer(engine, { name: "kept", state: "exited", labels: { "dunnage.keep": "true" } });
  let admin = await dunnage.signIn();
  const seen = new Map<number, number>();
  const property = fc.asyncProperty(requestsFrom(document), async (draft) => {
    const request = requestOf({ ...draft, padding: 0 }, dunnage.url);
    request.headers.set("cookie", admin.cookies.header());
    const leaving = new AbortController();
    const response = await fetch(request, { signal: leaving.signal });
    const { status } = response;
    seen.set(status, (seen.get(status) ?? 0) + 1);
    // One of them signs everybody out.
    if (status === 401) admin = await dunnage.signIn();
    const { operation } = addressed(request);
    const documented =
      operation && document.paths[`/api/v1${operation.path}`]?.[operation.method.toLowerCase()];
    const mediaType = response.headers.get("content-type");
    if (mediaType === "text/event-stream") return leaving.abort();
    const body = await response.text();
    // A busy engine may be a 503.
    expect(status).not.toBe(500);
    if (documented && request.method !== "HEAD")
      expect(wrongWithAnswer(documented, status, mediaType, body)).toBe(null);
  });
  await fc.assert(property, { numRuns: 400, endOnFailure: true });
  expect(seen.get(200)).toBeGreaterThan(40);
  const left = await engine.docker(["ps", "-a", "--format", "{{.Names}}"]);
  expect(left.split("\n")).toEqual(expect.arrayContaining(["in-use", "kept"]));
  expect(dunnage.log.filter((line) => line.includes("internal error"))).toEqual([]);
});
