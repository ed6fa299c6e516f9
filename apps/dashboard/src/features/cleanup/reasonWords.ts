import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import type { PlanItem, PlanWarning, SparedObject } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

/** What a reason is worded with. */
export interface Speech {
  t: TFunction;
  format: Formats;
  /** From when ages count: when the host was read. */
  readAt: string;
}

/** Why it goes. */
export function takenWords(speech: Speech, { reason: { code, params } }: PlanItem): string {
  const { t } = speech;
  const age = ageOf(speech, params.since);
  if (code === "stopped" && age === null) return t("cleanup.taken.stoppedOnce");
  return t(`cleanup.taken.${code}`, { age: age ?? "" });
}

/** Why it stays. */
export function sparedWords(
  speech: Speech,
  { kind, reason: { code, params } }: Pick<SparedObject, "kind" | "reason">,
): string {
  const { t } = speech;
  switch (code) {
    case "not_selected":
      return t("cleanup.spared.not_selected", { kind: t(`kinds.${kind}`) });
    case "not_of_project":
      return t("cleanup.spared.not_of_project", { project: params.project ?? "?" });
    case "running":
      return t(`cleanup.spared.${isActive(params.state) ? params.state : "running"}`);
    case "too_recent":
      return tooRecentWords(speech, params);
    case "in_use":
    case "has_children":
      return params.by
        ? t(`cleanup.spared.${code}`, {
            by: namesWords(speech, params.by.split(", "), Number(params.count ?? 0)),
          })
        : t(`cleanup.spared.${code}_by_something`);
    case "protected":
      return t("cleanup.spared.protected", { who: params.who ?? "?", why: params.why ?? "?" });
    case "newest": {
      const count = Number(params.count ?? 1);
      const n = speech.format.count(count);
      return t("cleanup.spared.newest", { repository: params.repository ?? "?", count, n });
    }
    case "not_picked":
      return params.along
        ? t("cleanup.spared.not_picked_along", { name: params.along })
        : t("cleanup.spared.not_picked");
    case "foreign":
      return t("cleanup.spared.foreign", { driver: params.driver ?? "?" });
    case "tagged":
    case "named":
    case "label_keep":
    case "own":
    case "excepted":
    case "predefined":
    case "swarm":
    case "shared":
    case "internal":
    case "size_unknown":
    case "unknown":
      return t(`cleanup.spared.${code}`);
  }
}

const activeStates = ["paused", "restarting", "removing"] as const;

const isActive = (state: string | undefined): state is (typeof activeStates)[number] =>
  activeStates.some((one) => one === state);

function tooRecentWords(speech: Speech, { what, at }: Record<string, string>): string {
  const age = ageOf(speech, at);
  const known = what === "stopped" || what === "created" ? what : "used";
  return age === null
    ? speech.t(`cleanup.spared.too_recent.${known}Once`)
    : speech.t(`cleanup.spared.too_recent.${known}`, { age });
}

/** "a, b, and 3 others". */
export function namesWords({ t, format }: Speech, names: string[], more: number): string {
  return format.list(
    more > 0 ? [...names, t("cleanup.others", { count: more, n: format.count(more) })] : names,
  );
}

function ageOf({ format, readAt }: Speech, at: string | undefined): string | null {
  const since = Date.parse(at ?? "");
  return Number.isNaN(since) ? null : format.age(since, Date.parse(readAt));
}

/** What a person should know before running the plan. */
export function warningWords(speech: Speech, { code, params }: PlanWarning): string {
  const { t, format } = speech;
  const count = Number(params.count ?? 0);
  switch (code) {
    case "kind_unread": {
      const kind = objectKinds.find((one) => one === params.kind);
      return t("cleanup.warnings.kind_unread", { kind: kind ? t(`kinds.${kind}`) : "?" });
    }
    case "cache_holds_layers":
      return t("cleanup.warnings.cache_holds_layers", { bytes: format.bytes(Number(params.bytes ?? 0)) });
    case "watched_too_short":
      return params.since
        ? t("cleanup.warnings.watched_too_short", { since: format.instant(params.since) })
        : t("cleanup.warnings.watched_not_at_all");
    case "named_volumes":
      return t("cleanup.warnings.named_volumes", { count, n: format.count(count) });
    case "crash_looping":
    case "image_unresolved":
      return t(`cleanup.warnings.${code}`, { name: params.name ?? "?" });
  }
}
