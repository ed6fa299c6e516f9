import { PlanWarning, SparedReason, TakenReason } from "@dunnage/api/schemas";
import { describe, expect, test } from "vitest";
import { formatsFor } from "../../shared/format/formats.ts";
import { item, samplePlan, spared } from "../../testing/samplePlan.ts";
import { speak } from "../../testing/speak.ts";
import { goingRows } from "./planRows.ts";
import { type Speech, sparedWords, takenWords, warningWords } from "./reasonWords.ts";
import { rowWords } from "./rowWords.ts";

const speechIn = (language: "en" | "zh-CN"): Speech => ({
  t: speak(language),
  format: formatsFor(language),
  readAt: "2026-01-01T00:00:00.000Z",
});

/** Everything that any reason may be told with. */
const params = {
  since: "2025-12-29T00:00:00.000Z",
  at: "2025-12-31T22:00:00.000Z",
  what: "stopped",
  state: "running",
  by: "web, db, cache",
  count: "4",
  why: "the audit needs it",
  who: "Mira",
  protection: "p1",
  repository: "shop/web",
  driver: "nfs",
  kind: "volumes",
  name: "web",
  project: "shop",
  bytes: "1500",
  detail: "permission denied",
};

const whole = /^[^{}?]+$/;

describe.each(["en", "zh-CN"] as const)("in %s", (language) => {
  const speech = speechIn(language);

  test.each(TakenReason.options)("%s says why it goes, with and without particulars", (code) => {
    for (const told of [params, {}])
      expect(takenWords(speech, item({ kind: "images", id: "i", reason: { code, params: told } }))).toMatch(
        whole,
      );
  });

  test.each(SparedReason.options)("%s says why it stays", (code) => {
    expect(sparedWords(speech, spared({ kind: "images", id: "i", reason: { code, params } }))).toMatch(whole);
  });

  test.each(["stopped", "created", "used"])("too recently %s says when, where that is known", (what) => {
    const words = (at: object) =>
      sparedWords(
        speech,
        spared({ kind: "images", id: "i", reason: { code: "too_recent", params: { what, ...at } } }),
      );
    expect(words({ at: params.at })).toMatch(language === "en" ? /2h ago/ : /2小时前/);
    expect(words({})).toMatch(whole);
  });

  test.each(["running", "paused", "restarting", "removing", "new-state"])(
    "a container that is %s",
    (state) => {
      const reason = { code: "running", params: { state } } as const;
      expect(sparedWords(speech, spared({ kind: "containers", id: "c", reason }))).toMatch(whole);
    },
  );

  test.each(PlanWarning.shape.code.options)("the warning %s", (code) => {
    expect(warningWords(speech, { code, params })).toMatch(whole);
  });
});

describe("particulars", () => {
  const speech = speechIn("en");
  const why = (code: SparedReason, told: Record<string, string>) =>
    sparedWords(speech, spared({ kind: "images", id: "i", reason: { code, params: told } }));

  test("who uses it, by name, and how many more", () => {
    expect(why("in_use", { by: "web" })).toBe("Used by web");
    expect(why("in_use", { by: "web, db, cache", count: "4" })).toBe("Used by web, db, cache, and 4 others");
    expect(why("in_use", {})).toBe("Something that stays uses it");
  });

  test("who protects it, and why", () => {
    expect(why("protected", params)).toBe("Protected by Mira: “the audit needs it”");
  });

  test("of how many tags it is one", () => {
    expect(why("newest", { repository: "shop/web", count: "1" })).toBe("The newest tag of shop/web");
    expect(why("newest", params)).toBe("Among the newest 4 tags of shop/web");
  });

  test("since when it has stopped", () => {
    const stopped = (told: Record<string, string>) =>
      takenWords(speech, item({ kind: "containers", id: "c", reason: { code: "stopped", params: told } }));
    expect(stopped(params)).toBe("Stopped 3d ago");
    expect(stopped({ state: "exited" })).toBe("Stopped");
  });
});

describe("what ties a row to others", () => {
  const words = (except: string[], settled: boolean) => {
    const rows = new Map(
      goingRows(samplePlan, samplePlan, new Set(except), settled).map((row) => [row.key, row]),
    );
    return [...rows.values()].map((row) => rowWords(speechIn("en"), row, rows));
  };

  test("because of what it goes, and what it frees", () => {
    expect(words([], true)).toEqual([
      ["Nothing that stays uses it", "Frees 2 others"],
      ["Nothing that stays uses it", "Goes because web goes"],
      ["Nothing that stays uses it", "Goes because web goes", "Frees 1 other"],
      ["Nothing that stays uses it", "Goes because shop goes"],
      ["Nothing that stays uses it"],
    ]);
  });

  test("because of what it stays, and what stays with it", () => {
    expect(words(["containers/web"], false)).toEqual([
      ["Un-ticked by hand", "Keeps 2 others"],
      ["Stays because web stays"],
      ["Stays because web stays", "Keeps 1 other"],
      ["Stays because shop stays"],
      ["Nothing that stays uses it"],
    ]);
  });
});
