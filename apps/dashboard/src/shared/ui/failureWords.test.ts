import { DomainErrorCode, EngineErrorCase, EngineErrorCode } from "@dunnage/api/schemas";
import { describe, expect, test } from "vitest";
import { speak } from "../../testing/speak.ts";
import type { ErrorReport } from "../trpc/types.ts";
import { failureWords, reportWords } from "./failureWords.ts";

const params = {
  address: "unix:///run/docker.sock",
  operation: "list containers",
  subject: "build-host",
  finding: "It is no HTTP.",
  detail: "connect ECONNREFUSED",
};
const codes: ErrorReport["code"][] = [...EngineErrorCode.options, ...DomainErrorCode.options, "internal"];

describe.each(["en", "zh-CN"] as const)("in %s", (language) => {
  const t = speak(language);

  test.each(codes)("%s is worded and advised on", (code) => {
    const words = reportWords(t, { code, message: "in English", advice: "", params });
    expect(words.message).not.toMatch(/\{\{|\?|^errors\./);
    expect(words.advice).toBeTruthy();
    expect(words.detail).toBe("connect ECONNREFUSED");
    expect(words.finding).toBe("It is no HTTP.");
  });

  test.each(EngineErrorCase.options)("the case %s is worded and advised on by itself", (special) => {
    const apis = { version: "31.0", engineApi: "1.60", ownApi: "1.55" };
    const report = { code: "unsupported" as const, message: "", advice: "" };
    const words = reportWords(t, { ...report, params: { ...params, ...apis, case: special } });
    const plain = reportWords(t, { ...report, params });
    expect(words.message).not.toMatch(/\{\{|\?|^errors\./);
    expect([words.message, words.advice]).not.toContain(plain.message);
    expect([words.message, words.advice]).not.toContain(plain.advice);
  });

  test("no engine found names every place that was tried", () => {
    const tried = "unix:///a.sock, unix:///b.sock";
    const words = reportWords(t, {
      code: "unreachable",
      message: "",
      advice: "",
      params: { ...params, tried },
    });
    expect(words.message).toContain(tried);
    expect(words.advice).toContain("DOCKER_HOST");
  });

  test("an unreachable engine is named", () => {
    const words = reportWords(t, { code: "unreachable", message: "", advice: "", params });
    expect(words.message).toContain(params.address);
  });
});

test("only an unexpected error shows its request's id", () => {
  const t = speak("en");
  const report = (code: ErrorReport["code"]) =>
    failureWords(t, { kind: "report", report: { code, message: "", advice: "", params }, requestId: "r1" });
  expect(report("internal").requestId).toBe("r1");
  expect(report("timed_out").requestId).toBeNull();
  expect(failureWords(t, { kind: "other", requestId: "r2" }).requestId).toBe("r2");
});

test("wrong fields are told one by one", () => {
  const fields = [
    { field: "images", message: "Expected boolean." },
    { field: "", message: "Nothing is selected." },
  ];
  expect(failureWords(speak("en"), { kind: "fields", fields }).advice).toBe(
    "images: Expected boolean. Nothing is selected.",
  );
});
