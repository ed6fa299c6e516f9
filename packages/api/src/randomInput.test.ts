import { TRPCError } from "@trpc/server";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { recordingContext } from "../test/context.ts";
import { fieldErrorsOf } from "./fieldErrors.ts";
import { createCaller } from "./root.ts";
import { CleanupInput } from "./schemas/cleanup.ts";
import { PreviewInput } from "./schemas/plan.ts";
import { ObjectKind } from "./schemas/primitives.ts";

const words = ["dangling", "unused", "anonymous", "all", "which", "local", ""];
const limits = ["stoppedForMs", "createdForMs", "unusedForMs", "keepNewest", "which", "force"];
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 1e308, Number.NaN));
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.boolean(),
  fc.constantFrom(...words),
  number,
  fc.dictionary(fc.constantFrom(...limits), fc.oneof(number, fc.constantFrom(...words), fc.anything()), {
    maxKeys: 4,
  }),
  fc.anything(),
);
const fields = [
  ...ObjectKind.options,
  "host",
  "plan",
  "wait",
  "from",
  "except",
  "only",
  "force",
  "__proto__",
];
const inputs = fc.oneof(
  { arbitrary: fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 6 }), weight: 9 },
  { arbitrary: fc.anything(), weight: 1 },
);

test("ten thousand random orders are each taken or refused in sentences that name the field, and never fail otherwise", async () => {
  const { context, calls } = recordingContext("operator");
  const caller = createCaller(context);
  const order = async (name: "preview" | "cleanup", input: unknown) => {
    const schema = name === "preview" ? PreviewInput : CleanupInput;
    const before = calls.length;
    try {
      // What a stranger sends is no input of ours: that is the point.
      await Reflect.apply(caller.dockerSystem[name], caller.dockerSystem, [input]);
      expect(schema.safeParse(input).success).toBe(true);
    } catch (error) {
      if (!(error instanceof TRPCError)) throw error;
      expect(error.code).toBe("BAD_REQUEST");
      const parsed = schema.safeParse(input);
      for (const { message } of parsed.error ? fieldErrorsOf(parsed.error) : [])
        expect(message).toMatch(/\S.*\.$/);
      expect(calls.slice(before).filter((call) => call.startsWith("cleanups."))).toEqual([]);
    }
  };
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      await order("preview", input);
      await order("cleanup", input);
    }),
    { numRuns: 10_000 },
  );
}, 120_000);
