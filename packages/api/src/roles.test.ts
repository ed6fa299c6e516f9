import type { AnyProcedure } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { recordingContext } from "../test/context.ts";
import { changes, matrix, procedures } from "../test/roleMatrix.ts";
import { createCaller } from "./root.ts";
import { Role } from "./schemas/primitives.ts";

// Every procedure with the session of each role, and without one.

test("the matrix covers the router's own procedures", () => {
  expect(Object.keys(matrix).toSorted()).toEqual(procedures.map(([name]) => name).toSorted());
});

test.each(procedures)("%s says what it answers and who may call it", (name, procedure) => {
  // tRPC keeps the builder's definition at run time; its public types leave out the output parser.
  const definition = procedure._def as AnyProcedure["_def"] & { output?: unknown };
  expect(definition.output, "an output schema").toBeDefined();
  const { least: role, audited, byToken } = matrix[name as keyof typeof matrix];
  expect(definition.meta).toEqual({
    role,
    ...(audited !== undefined && { audited }),
    ...(byToken === false && { byToken }),
  });
});

describe.each(Object.entries(matrix))("%s", (name, { least, call, effect }) => {
  test.each([null, ...Role.options])("as %s", async (role) => {
    const { context, calls, audited } = recordingContext(role);
    const outcome = call(createCaller(context));
    const allowed =
      least === null || (role !== null && Role.options.indexOf(role) >= Role.options.indexOf(least));
    if (allowed) {
      await expect(outcome).resolves.toBeDefined();
      expect(calls).toEqual(effect === null ? [] : [effect]);
      expect(audited.map((entry) => entry.action)).toEqual(changes.includes(name) ? [name] : []);
    } else {
      await expect(outcome).rejects.toMatchObject({ code: role === null ? "UNAUTHORIZED" : "FORBIDDEN" });
      expect(calls).toEqual([]);
      expect(audited).toEqual([]);
    }
  });
});
