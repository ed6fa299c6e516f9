import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import type { ObjectKind, Rules } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";

interface Limits {
  stoppedForMs?: number | undefined;
  createdForMs?: number | undefined;
  unusedForMs?: number | undefined;
  keepNewest?: number | undefined;
}

/** A run's rules as a person would say them, kind by kind. Kinds that they leave alone are left out. */
export function ruleWords(
  t: TFunction,
  format: Formats,
  rules: Rules,
): { kind: ObjectKind; words: string[] }[] {
  return objectKinds.flatMap((kind) => {
    const rule = rules[kind];
    if (rule === undefined || rule === false) return [];
    const limits = typeof rule === "object" ? limitWords(t, format, rule) : [];
    return [{ kind, words: [whichWords(t, kind, rules), ...limits] }];
  });
}

function whichWords(t: TFunction, kind: ObjectKind, { images, volumes, buildCache }: Rules): string {
  switch (kind) {
    case "containers":
      return t("runs.rules.containers.stopped");
    case "images":
      return t(`runs.rules.images.${which(images) ?? "dangling"}`);
    case "volumes":
      return t(`runs.rules.volumes.${which(volumes) ?? "anonymous"}`);
    case "networks":
      return t("runs.rules.networks.unused");
    case "buildCache":
      return t(`runs.rules.buildCache.${which(buildCache) ?? "unused"}`);
  }
}

/** The word that chooses; `undefined` for the plain "yes", which is the narrowest. */
function which<W extends string>(rule: boolean | W | { which: W } | undefined): W | undefined {
  if (typeof rule === "string") return rule;
  return typeof rule === "object" ? rule.which : undefined;
}

function limitWords(t: TFunction, format: Formats, limits: Limits): string[] {
  const spans = (["stoppedForMs", "unusedForMs", "createdForMs"] as const).flatMap((limit) => {
    const ms = limits[limit];
    return ms === undefined ? [] : [t(`runs.rules.${limit}`, { span: format.span(ms) })];
  });
  const { keepNewest } = limits;
  return keepNewest === undefined
    ? spans
    : [...spans, t("runs.rules.keepNewest", { count: keepNewest, n: format.count(keepNewest) })];
}
