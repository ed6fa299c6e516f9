import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { describe, expect, test } from "vitest";
import { recordingContext } from "../test/context.ts";
import { DomainError, EngineError, reportOf } from "./errors.ts";
import { fieldErrorsOf } from "./fieldErrors.ts";
import { createCaller } from "./root.ts";
import { CleanupInput, NOTHING_SELECTED } from "./schemas/cleanup.ts";
import { DomainErrorCode, EngineErrorCode } from "./schemas/errors.ts";
import { NewRegistry } from "./schemas/registry.ts";
import { toTRPCError } from "./trpc.ts";

const complaints = (input: unknown) => {
  const parsed = CleanupInput.safeParse(input);
  return parsed.success ? [] : fieldErrorsOf(parsed.error);
};

describe("the rules of a clean-up", () => {
  test.each([
    { containers: true },
    { containers: { stoppedForMs: 0 } },
    { images: true },
    { images: "dangling" },
    { images: "unused" },
    { volumes: "anonymous", networks: false },
    { buildCache: "all", host: "local" },
    { containers: true, images: true, volumes: true, networks: true },
  ])("%j is taken", (input) => {
    expect(complaints(input)).toEqual([]);
  });

  test.each([
    [{ image: true }, "image", "There is no such field"],
    [{ images: "all" }, "images", 'Expected boolean, or "dangling" or "unused".'],
    [{ images: 1 }, "images", 'Expected boolean, or "dangling" or "unused".'],
    [{ containers: { stoppedForMs: -1 } }, "containers.stoppedForMs", "Too small"],
    [{ containers: { stoppedForMs: 1.5 } }, "containers.stoppedForMs", "expected int"],
    [{ containers: { stoppedFor: 1 } }, "containers.stoppedForMs", "expected number"],
    [{ networks: "unused" }, "networks", "expected boolean"],
    [{ images: true, force: true }, "force", "There is no such field"],
    [{ images: true, host: "../etc" }, "host", "must be lower-case"],
    [{}, "", NOTHING_SELECTED],
    [
      { containers: false, images: false, volumes: false, networks: false, buildCache: false },
      "",
      NOTHING_SELECTED,
    ],
  ])("%j is refused, naming the field", (input, field, message) => {
    expect(complaints(input)[0]).toEqual({ field, message: expect.stringContaining(message) });
  });

  test.each([null, [], "images", 3])("%j is refused", (input) => {
    expect(complaints(input)).not.toEqual([]);
  });
});

describe("a registry's address", () => {
  test.each(["", "registry", "ftp://registry.example", "https://", "http://[", 7, null])(
    "%j is refused",
    (url) => {
      expect(NewRegistry.safeParse({ name: "R", url }).success).toBe(false);
    },
  );
  test("may not carry a password", () => {
    const parsed = NewRegistry.safeParse({ name: "R", url: "https://u:hunter2@registry.example" });
    expect(parsed.error?.issues[0]?.message).toContain("Leave user name and password out");
    expect(JSON.stringify(parsed.error?.issues)).not.toContain("hunter2");
  });
});

describe("errors", () => {
  const params = { address: "unix:///s", operation: "list images" as const };
  const statuses: Record<EngineErrorCode, number> = {
    unreachable: 503,
    permission_denied: 503,
    timed_out: 503,
    not_found: 404,
    conflict: 409,
    unsupported: 501,
    bad_answer: 502,
  };
  test.each(EngineErrorCode.options)("%s has a status, a sentence and advice", async (code) => {
    const error = new EngineError(code, params);
    expect(getHTTPStatusCodeFromError(toTRPCError(error))).toBe(statuses[code]);
    expect(reportOf(error)).toMatchObject({
      code,
      message: expect.stringMatching(/\.$/),
      advice: expect.stringMatching(/\.$/),
      params,
    });
    const { context } = recordingContext("viewer", error);
    await expect(createCaller(context).dockerSystem.info()).rejects.toMatchObject({
      code: toTRPCError(error).code,
      cause: error,
    });
  });

  const domainStatuses: Record<DomainErrorCode, number> = {
    host_not_found: 404,
    cleanup_in_progress: 409,
    stopping: 503,
    registry_exists: 409,
    registry_not_found: 404,
    database_full: 503,
    database_unavailable: 503,
  };
  test.each(DomainErrorCode.options)("%s has a status and a sentence", (code) => {
    const error = new DomainError(code, "x");
    expect(getHTTPStatusCodeFromError(toTRPCError(error))).toBe(domainStatuses[code]);
    expect(reportOf(error)).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
  });

  test("an engine that was looked for in vain says where, and what to do", () => {
    const report = reportOf(new EngineError("unreachable", { ...params, tried: "unix:///a, unix:///b" }));
    expect(report.message).toContain("unix:///a, unix:///b");
    expect(report.advice).toContain("DOCKER_HOST");
  });

  test("anything else tells nothing of itself", () => {
    expect(JSON.stringify(reportOf(new Error("password=hunter2")))).not.toContain("hunter2");
  });

  test("a host that does not exist is a 404 that names it", async () => {
    const { context, calls } = recordingContext("operator");
    const caller = createCaller(context);
    await expect(caller.dockerSystem.info({ host: "nowhere" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(caller.dockerSystem.cleanup({ host: "nowhere", images: true })).rejects.toThrow('"nowhere"');
    expect(calls).toEqual([]);
  });
});
