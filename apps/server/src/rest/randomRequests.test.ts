import { DomainError, EngineError, toTRPCError } from "@dunnage/api";
import { DomainErrorCode, EngineErrorCode, Role } from "@dunnage/api/schemas";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { appOf } from "../../test/appOf.ts";
import { arbitraryOf } from "../../test/arbitraryOf.ts";
import { checksOf } from "../../test/checksOf.ts";
import { addressed, requestOf, requestsFrom } from "../../test/randomRequests.ts";
import { takesBody } from "./addresses.ts";
import { openApiDocument } from "./document.ts";
import { operations } from "./operations.ts";
import type { JsonSchema } from "./schemas.ts";

const document = openApiDocument();
const { wrongWithAnswer, wrongWithBody } = checksOf(document);

/** A handful of answers that the procedure may give, whatever they say. */
const answers = new Map(
  operations.map((operation) => {
    const schema = z.toJSONSchema(operation.output, { io: "input" });
    delete schema.$schema;
    const values = arbitraryOf(schema as JsonSchema, () => expect.unreachable());
    return [operation.name, fc.sample(values, { numRuns: 20, seed: 1 })];
  }),
);

/** What helps whoever reads an error: what to do about it, or what is wrong field by field. */
const Helpful = z.union([
  z.object({ advice: z.string().min(1) }),
  z.object({ fields: z.array(z.object({ field: z.string(), message: z.string().min(1) })).min(1) }),
]);

// The two that are left out are a 500 at these addresses, as for the old service: the engine answers nonsense, or cannot do it.
const failures = [
  // A wrong password or code is a 400 like what is wrong with the input, though somebody was asked.
  ...DomainErrorCode.options
    .filter((code) => code !== "wrong_password" && code !== "wrong_code")
    .map((code) => new DomainError(code, "x")),
  ...EngineErrorCode.options
    .filter((code) => code !== "unsupported" && code !== "bad_answer")
    .map((code) => new EngineError(code, { address: "unix:///s", operation: "list images" })),
];

test("ten thousand random requests are each answered as documented, never with a 500, and change nothing that they may not", async () => {
  const { ask, behind, calls } = appOf();
  const seen = new Map<number, number>();
  const property = fc.asyncProperty(
    requestsFrom(document),
    fc.constantFrom(null, ...Role.options, "administrator" as const),
    fc.oneof(
      { arbitrary: fc.constant(null), weight: 9 },
      { arbitrary: fc.constantFrom(...failures), weight: 1 },
    ),
    fc.nat(19),
    async (draft, role, failure, which) => {
      const request = requestOf(draft, "http://dunnage.test");
      const { method } = request;
      const { here, operation } = addressed(request);
      const answer = operation && answers.get(operation.name)?.[which];
      const documented =
        operation && document.paths[`/api/v1${operation.path}`]?.[operation.method.toLowerCase()];
      // A list of protections never fails for want of a run, say.
      const suits =
        failure && documented && getHTTPStatusCodeFromError(toTRPCError(failure)) in documented.responses;
      Object.assign(behind, { role, failure: suits ? failure : null, answer });
      calls.length = 0;

      const response = await ask(request);
      const { status } = response;
      const body = await response.text();
      const mediaType = response.headers.get("content-type");
      seen.set(status, (seen.get(status) ?? 0) + 1);
      expect(status).not.toBe(500);
      // An answer to HEAD has no body, and a stream has its problem within.
      if (status >= 400 && method !== "HEAD")
        expect(Helpful.safeParse(JSON.parse(body)).error?.issues).toBe(undefined);
      const asked = calls.filter((call) => call !== "audit.record");
      if (!operation || !documented) {
        expect(mediaType).toBe("application/problem+json");
        // A body that is too large is refused before the address is looked at.
        expect([here.length > 0 ? 405 : 404, 400, 413]).toContain(status);
        expect(asked).toEqual([]);
        return;
      }
      if (method === "HEAD") expect(Object.keys(documented.responses)).toContain(String(status));
      else expect(wrongWithAnswer(documented, status, mediaType, body)).toBe(null);
      if (status === 200) {
        const known = documented.parameters?.map(({ name }) => name) ?? [];
        for (const [name] of draft.query) expect(known).toContain(name);
        if (takesBody(operation.method)) expect(wrongWithBody(documented, draft.body ?? "")).toBe(null);
      }
      const may =
        operation.least === null ||
        (role !== null && Role.options.indexOf(role) >= Role.options.indexOf(operation.least));
      if (!may) expect([400, 401, 403, 413, 415]).toContain(status);
      // Whoever may not, or sent what is not taken, has asked for nothing.
      if (!may || [400, 401, 403, 413, 415].includes(status)) expect(asked).toEqual([]);
      else if (operation.type === "mutation") expect(asked).toHaveLength(1);
    },
  );
  await fc.assert(property, { numRuns: 10_000 });
  // It would prove little if all were refused alike.
  for (const status of [200, 400, 401, 403, 404, 405, 409, 413, 415, 503])
    expect([status, seen.get(status) ?? 0]).toEqual([status, expect.toSatisfy((times) => times > 9)]);
  expect(seen.get(200)).toBeGreaterThan(1000);
}, 180_000);
