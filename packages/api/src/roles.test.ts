import type { AnyProcedure } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { recordingContext } from "../test/context.ts";
import { appRouter, createCaller } from "./root.ts";
import { Role } from "./schemas/primitives.ts";

type Caller = ReturnType<typeof createCaller>;
/** Every procedure's dotted name, from the router itself: a new procedure does not compile until the matrix has it. */
type ProcedureName<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends (...args: never[]) => unknown
    ? `${Prefix}${K}`
    : ProcedureName<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

interface Row {
  least: Role | null;
  call: (caller: Caller) => Promise<unknown>;
  /** What the call does when it is let through, so that the matrix cannot pass by doing nothing. */
  effect: string | null;
}

const matrix: Record<ProcedureName<Caller>, Row> = {
  health: { least: null, call: (c) => c.health(), effect: null },
  "dockerSystem.info": { least: "viewer", call: (c) => c.dockerSystem.info(), effect: "host.info" },
  "dockerSystem.stats": { least: "viewer", call: (c) => c.dockerSystem.stats(), effect: "host.stats" },
  "dockerSystem.cleanup": {
    least: "operator",
    call: (c) => c.dockerSystem.cleanup({ images: true }),
    effect: "host.cleanup",
  },
  "registries.list": { least: "viewer", call: (c) => c.registries.list(), effect: "registries.list" },
  "registries.add": {
    least: "administrator",
    call: (c) => c.registries.add({ name: "R", url: "https://r.example" }),
    effect: "registries.add",
  },
  "registries.remove": {
    least: "administrator",
    call: (c) => c.registries.remove({ id: "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e" }),
    effect: "registries.remove",
  },
  "session.current": { least: "viewer", call: (c) => c.session.current(), effect: "hosts.list" },
  "session.endEverywhere": {
    least: "viewer",
    call: (c) => c.session.endEverywhere(),
    effect: "sessions.endAllOf",
  },
};

// At run time this record is flat, keyed by dotted names; its type is nested.
const flat: Record<string, unknown> = appRouter._def.procedures;
const procedures = Object.entries(flat).map(
  ([name, procedure]) => [name, procedure as AnyProcedure] as const,
);

test("the matrix covers the router's own procedures", () => {
  expect(Object.keys(matrix).toSorted()).toEqual(procedures.map(([name]) => name).toSorted());
});

test.each(procedures)("%s says what it answers and who may call it", (name, procedure) => {
  // tRPC keeps the builder's definition at run time; its public types leave out the output parser.
  const definition = procedure._def as AnyProcedure["_def"] & { output?: unknown };
  expect(definition.output, "an output schema").toBeDefined();
  expect(definition.meta).toEqual({ role: matrix[name as keyof typeof matrix].least });
});

describe.each(Object.entries(matrix))("%s", (_name, { least, call, effect }) => {
  test.each([null, ...Role.options])("as %s", async (role) => {
    const { context, calls } = recordingContext(role);
    const outcome = call(createCaller(context));
    const allowed =
      least === null || (role !== null && Role.options.indexOf(role) >= Role.options.indexOf(least));
    if (allowed) {
      await expect(outcome).resolves.toBeDefined();
      expect(calls).toEqual(effect === null ? [] : [effect]);
    } else {
      await expect(outcome).rejects.toMatchObject({ code: role === null ? "UNAUTHORIZED" : "FORBIDDEN" });
      expect(calls).toEqual([]);
    }
  });
});
