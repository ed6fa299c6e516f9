import { WebhookFailureCode } from "@dunnage/api/schemas";
import { expect, test } from "vitest";
import { speak } from "../../testing/speak.ts";
import { failureText } from "./failureText.ts";

const details = {
  status: "503",
  redirected: "302",
  timed_out: "10",
  unreachable: "ECONNREFUSED",
  secret_unreadable: null,
};

test.each(WebhookFailureCode.options)(
  "%s is said in the reader's language, with what is known of it",
  (code) => {
    const detail = details[code];
    const english = failureText(speak("en"), { code, detail });
    const chinese = failureText(speak("zh-CN"), { code, detail });
    expect(english).toMatch(/^It[\w ].*\.$/);
    expect(chinese).toMatch(/\p{Script=Han}.*。$/u);
    for (const text of [english, chinese]) expect(text).toContain(detail ?? "DUNNAGE_SECRET");
  },
);

test("a connection that failed for no reason that is known has no empty brackets", () => {
  const failure = { code: "unreachable", detail: null } as const;
  for (const language of ["en", "zh-CN"] as const)
    expect(failureText(speak(language), failure)).not.toMatch(/[(（]/);
});
