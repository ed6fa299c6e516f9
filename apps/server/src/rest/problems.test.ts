import { DomainError } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { appOf } from "../../test/appOf.ts";
import { post, problemOf } from "../../test/requests.ts";

// Whatever is refused, and wherever: the answer says what to do about it.

const asked = async (path: string, init: RequestInit = {}) => {
  const { behind, ask } = appOf();
  behind.role = "operator";
  const response = await ask(new Request(`http://dunnage.test${path}`, init));
  return { status: response.status, ...(await problemOf(response)) };
};

const packed = post({ images: true }, { "content-encoding": "gzip" });
const inLatin1 = post({ images: true }, { "content-type": "application/json; charset=latin1" });

test.each([
  ["GET", "/metrics", {}, 403, "administrator"],
  ["GET", "/api/v2", {}, 404, "/api/v1/docs"],
  ["GET", "/nothing.here", {}, 404, "/api/v1/docs"],
  ["PUT", "/api/v1/runs", {}, 405, "GET"],
  ["POST", "/api/v1/docker/system/preview", { body: " ".repeat(1_000_001) }, 413, "less"],
  ["POST", "/api/v1/docker/system/preview", { body: "images" }, 415, "application/json"],
  ["POST", "/api/v1/docker/system/preview", packed, 415, "Content-Encoding"],
  ["POST", "/api/v1/docker/system/preview", inLatin1, 415, "UTF-8"],
  ["POST", "/api/v1/docker/system/preview", post("{"), 400, '{"images": true}'],
  ["GET", "/api/v1/audit", {}, 403, "administrator"],
  ["DELETE", "/api/v1/tokens/x", { body: "x" }, 400, "Leave it out"],
  ["GET", "/%ff", {}, 400, "%25"],
] as const)("%s %s %o: %i with advice", async (method, path, init, status, advice) => {
  expect(await asked(path, { ...init, method })).toMatchObject({
    status,
    advice: expect.stringContaining(advice),
  });
});

describe("what was wrong once somebody had looked is named by its field, too", () => {
  const both = { current: "x", code: "123456" };
  test.each([
    ["wrong_password", "current"],
    ["wrong_code", "code"],
  ] as const)("%s: %s", async (code, field) => {
    const { behind, ask } = appOf();
    Object.assign(behind, { role: "viewer", failure: new DomainError(code) });
    const init = post(both);
    const response = await ask(new Request("http://dunnage.test/api/v1/session/second_factor/remove", init));
    const message: unknown = expect.stringMatching(/nothing was changed\. Type /);
    expect(await response.json()).toMatchObject({ status: 400, code, fields: [{ field, message }] });

    const overTrpc = await ask(new Request("http://dunnage.test/api/trpc/session.removeSecondFactor", init));
    expect(await overTrpc.json()).toMatchObject({ error: { data: { fields: [{ field, message }] } } });
  });
});
