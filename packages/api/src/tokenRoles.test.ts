import { describe, expect, test } from "vitest";
import { recordingContext } from "../test/context.ts";
import { changes, matrix } from "../test/roleMatrix.ts";
import { createCaller } from "./root.ts";
import { Role } from "./schemas/primitives.ts";

// Every procedure with a token of each role.

describe.each(Object.entries(matrix))("%s", (name, { least, call, effect, byToken }) => {
  test.each(Role.options)("with a token that may do what the role %s may", async (role) => {
    const token = { id: "t", name: "ci" };
    const { context, calls, audited } = recordingContext(role, undefined, token);
    const outcome = call(createCaller(context));
    if (byToken !== false && (least === null || Role.options.indexOf(role) >= Role.options.indexOf(least))) {
      await expect(outcome).resolves.toBeDefined();
      expect(calls).toEqual(effect === null ? [] : [effect]);
      expect(audited.map(({ details }) => details.token)).toEqual(changes.includes(name) ? [token] : []);
    } else {
      await expect(outcome).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(calls).toEqual([]);
    }
  });
});
