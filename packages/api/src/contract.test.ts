import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { describe, expect, test } from "vitest";
import { recordingContext } from "../test/context.ts";
import { DomainError, EngineError, reportOf } from "./errors.ts";
import { fieldErrorsOf } from "./fieldErrors.ts";
import { createCaller } from "./root.ts";
import { CleanupInput } from "./schemas/cleanup.ts";
import { DomainErrorCode, EngineErrorCase, EngineErrorCode } from "./schemas/errors.ts";
import { PreviewInput } from "./schemas/plan.ts";
import { NewProtection } from "./schemas/protection.ts";
import { NewRegistry } from "./schemas/registry.ts";
import { NOTHING_SELECTED } from "./schemas/rules.ts";
import { toTRPCError } from "./trpc.ts";

const id = "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e";

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
    { containers: { createdForMs: 1 } },
    { images: { which: "unused", unusedForMs: 1, createdForMs: 1, keepNewest: 3 } },
    { volumes: { which: "anonymous" }, networks: { unusedForMs: 1 }, buildCache: { which: "all" } },
    { images: true, wait: false },
    { plan: id, wait: false },
  ])("%j is taken", (input) => {
    expect(complaints(input)).toEqual([]);
  });

  test.each([
    [{ image: true }, "image", "There is no such field"],
    [{ images: "all" }, "images", 'Expected true, false, "dangling", "unused" or an object such as {"which"'],
    [{ images: 1 }, "images", 'Expected true, false, "dangling", "unused" or an object such as {"which"'],
    [{ containers: { stoppedForMs: -1 } }, "containers.stoppedForMs", "must be at least 0."],
    [{ containers: { stoppedForMs: 1.5 } }, "containers.stoppedForMs", "must be a whole number."],
    [{ containers: { stoppedFor: 1 } }, "containers.stoppedFor", "There is no such field"],
    [{ containers: {} }, "containers", "Give stoppedForMs or createdForMs"],
    [{ networks: "unused" }, "networks", 'Expected true, false or an object such as {"unusedForMs"'],
    [{ images: { which: "unused", keepNewest: 0 } }, "images.keepNewest", "must be at least 1."],
    [{ plan: id, images: true }, "images", "a plan has its rules in it"],
    [{ plan: "mine" }, "plan", "must be an id as Dunnage gives it, such as 0b5c7a4e-"],
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

test("a preview takes a reading to go by, and what is to stay, by whole keys", () => {
  const image = `images/sha256:${"a".repeat(64)}`;
  expect(
    PreviewInput.safeParse({ images: true, from: id, except: [image, "volumes/a", "buildCache/x1"] }).success,
  ).toBe(true);
  expect(PreviewInput.safeParse({ images: true, only: [image] }).success).toBe(true);
  for (const wrong of [
    {},
    { only: [image] },
    { images: true, plan: id },
    ...["images/web:1", "images/aaaaaaaaaaaa", "web:1", "volumes/", "containers/web"].map((key) => ({
      images: true,
      except: [key],
    })),
    { images: true, except: [""] },
    { images: true, only: [] },
  ]) {
    expect(PreviewInput.safeParse(wrong).success).toBe(false);
  }
});

describe("a protection", () => {
  const protection = { host: null, kind: null, by: "name", value: "db-*", why: "Backups." };
  test.each([
    [{}, true],
    [{ host: "local", kind: "volumes", by: "label", value: "stage=live" }, true],
    [{ why: " " }, false],
    [{ value: "a\nb" }, false],
    [{ by: "owner" }, false],
    [{ forEver: true }, false],
  ])("with %j", (change, taken) => {
    expect(NewProtection.safeParse({ ...protection, ...change }).success).toBe(taken);
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

  test.each(["engine_too_old", "engine_too_new", "no_address"] as const)(
    "an engine that is %s cannot be used at all",
    (special) => {
      const error = new EngineError("unsupported", { ...params, case: special });
      expect(getHTTPStatusCodeFromError(toTRPCError(error))).toBe(503);
    },
  );

  const domainStatuses: Record<DomainErrorCode, number> = {
    host_not_found: 404,
    cleanup_in_progress: 409,
    plan_not_found: 404,
    plan_expired: 409,
    plan_already_run: 409,
    plan_of_other_host: 409,
    run_not_found: 404,
    run_not_running: 409,
    receipt_not_found: 404,
    protection_not_found: 404,
    project_not_found: 404,
    token_not_found: 404,
    too_many_tokens: 409,
    stopping: 503,
    registry_exists: 409,
    registry_not_found: 404,
    webhook_not_found: 404,
    user_not_found: 404,
    last_administrator: 409,
    role_from_provider: 409,
    passwords_off: 409,
    no_password: 409,
    invitation_not_found: 404,
    session_not_found: 404,
    wrong_password: 400,
    wrong_code: 400,
    second_factor_on: 409,
    second_factor_off: 409,
    too_many_attempts: 429,
    database_full: 503,
    database_unavailable: 503,
  };
  test.each(DomainErrorCode.options)("%s has a status and a sentence", (code) => {
    const error = new DomainError(code, "x");
    expect(getHTTPStatusCodeFromError(toTRPCError(error))).toBe(domainStatuses[code]);
    const sentence: unknown = expect.stringMatching(/\.$/);
    expect(reportOf(error)).toMatchObject({ code, message: sentence, advice: sentence });
  });

  test.each(EngineErrorCase.options)("the case %s has words of its own", (special) => {
    const apis = { version: "31.0", engineApi: "1.60", ownApi: "1.55" };
    const code = special === "engine_failed" ? "bad_answer" : "unsupported";
    const { message, advice } = new EngineError(code, { ...params, ...apis, case: special });
    const plain = new EngineError(code, params);
    expect([message, advice]).not.toContain(plain.message);
    expect([message, advice]).not.toContain(plain.advice);
    expect(`${message} ${advice}`).not.toMatch(/undefined|by itself/);
  });

  test("an engine that is too new is no reason to update the engine", () => {
    const advise = (special: EngineErrorCase) =>
      new EngineError("unsupported", { ...params, case: special }).advice;
    expect(advise("engine_too_new")).toBe("Update Dunnage.");
    expect(advise("engine_too_old")).toMatch(/^Update the engine/);
  });

  test("what Dunnage found is in the sentence, and apart from what the engine said", () => {
    const error = new EngineError("bad_answer", { ...params, finding: "No JSON.", detail: "Oops" });
    expect(error.message).toBe(
      "The engine at unix:///s gave an answer that makes no sense (list images). No JSON.",
    );
    expect(reportOf(error).params).toMatchObject({ finding: "No JSON.", detail: "Oops" });
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
    await expect(caller.dockerSystem.usage({ host: "nowhere" })).rejects.toThrow('"nowhere"');
    await expect(caller.dockerSystem.disk({ host: "nowhere" })).rejects.toThrow('"nowhere"');
    expect(calls).toEqual([]);
  });
});

describe("the audit log", () => {
  const registry = { name: "R", url: "https://r.example" };

  test("has what was asked for, by whom, from where and what came of it", async () => {
    const { context, audited } = recordingContext("administrator");
    await createCaller(context).registries.add(registry);
    expect(audited).toEqual([
      {
        who: { id: "u", name: "U" },
        address: "192.0.2.1",
        action: "registries.add",
        result: "done",
        details: { input: registry },
      },
    ]);
  });

  test("has what was refused, with the code of the refusal", async () => {
    const { context, audited } = recordingContext("administrator", new DomainError("registry_exists", "x"));
    await expect(createCaller(context).registries.add(registry)).rejects.toThrow();
    await expect(createCaller(context).registries.add({ ...registry, url: "x" })).rejects.toThrow();
    expect(audited.map(({ result }) => result)).toEqual(["registry_exists", "bad_request"]);
  });

  test("has no passwords", async () => {
    const { context, audited } = recordingContext("viewer");
    const change = { current: "the old password", password: "a long new password" };
    await createCaller(context).session.changePassword(change);
    await expect(
      createCaller(context).session.changePassword({ ...change, password: "short" }),
    ).rejects.toThrow();
    expect(audited.map(({ action, result }) => [action, result])).toEqual([
      ["session.changePassword", "done"],
      ["session.changePassword", "bad_request"],
    ]);
    expect(JSON.stringify(audited)).not.toMatch(/old password|new password|short/);
  });

  test("has no lists of thousands of objects", async () => {
    const { context, audited } = recordingContext("operator");
    const stoppedForMs = Array.from({ length: 3000 }, () => 1);
    await expect(
      // @ts-expect-error somebody who does not keep to the contract
      createCaller(context).dockerSystem.cleanup({ containers: { stoppedForMs } }),
    ).rejects.toThrow();
    expect(audited).toMatchObject([{ result: "bad_request", details: { input: "left out: too large" } }]);
  });
});

test("whoever watches a run goes on after what they have seen", async () => {
  const { context } = recordingContext("viewer");
  const asked: number[] = [];
  const cleanups = { ...context.cleanups };
  context.cleanups.watch = (run, seen, signal) => {
    asked.push(seen);
    return cleanups.watch(run, seen, signal);
  };
  const heard = await Array.fromAsync(await createCaller(context).runs.watch({ id, lastEventId: "7" }));
  expect(asked).toEqual([7]);
  expect(heard).toMatchObject([["7", { outcomes: [] }, expect.any(Symbol)]]);
  await expect(createCaller(context).runs.watch({ id, lastEventId: "-1" })).rejects.toThrow();
});
