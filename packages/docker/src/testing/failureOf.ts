import { EngineError } from "@dunnage/api";

/** The EngineError that a call fails with. */
export async function failureOf(call: Promise<unknown> | (() => unknown)): Promise<EngineError> {
  try {
    await (typeof call === "function" ? call() : call);
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error("The call did not fail.");
}
