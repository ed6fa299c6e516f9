import { problemOf } from "@dunnage/client";
import { exitCodeOf, Failure } from "../ending.ts";

/** A server's answer; its errors as the person is told them. */
export async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const { code, message, advice, fields } = problemOf(error);
    throw new Failure(exitCodeOf(code), { code, message, advice: advice ?? adviceOn[code] ?? null, fields });
  }
}

const adviceOn: Record<string, string> = {
  UNAUTHORIZED:
    "The token is not valid, or not any more. Make one in Dunnage's settings and sign in: `dunnage login`.",
  no_answer: "Check the address (`dunnage login`, DUNNAGE_URL), and that the server runs.",
  not_dunnage: "Check the address (`dunnage login`, DUNNAGE_URL): it is the one that the browser shows.",
};
