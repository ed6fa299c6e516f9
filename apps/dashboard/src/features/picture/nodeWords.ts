import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import { nameOf } from "../../shared/format/nameOf.ts";
import type { DiskPartName } from "../../shared/ui/diskParts.ts";
import type { DiskNode } from "./diskNode.ts";

const SHORT_ID = 12;

const short = (id: string): string => id.replace(/^sha256:/, "").slice(0, SHORT_ID);

/** What a block is called. */
export function nameOfNode(t: TFunction, format: Formats, { what }: Pick<DiskNode, "what">): string {
  switch (what.of) {
    case "disk":
      return t("picture.disk");
    case "docker":
      return t("picture.docker");
    case "part":
      return nameOfPart(t, what.part);
    case "project":
      return what.project;
    case "noProject":
      return t("picture.noProject");
    case "severalProjects":
      return t("picture.severalProjects");
    case "object":
      return nameOf(what.object);
    case "sharedLayers":
      return t("picture.sharedLayers");
    case "layer":
      return t("picture.layer", {
        id: short(what.chainId),
        count: what.images.length,
        n: format.count(what.images.length),
      });
    case "ownLayers":
      return t("picture.ownLayers");
    case "log":
      return what.name ?? t("picture.leftLog", { id: short(what.container) });
    case "rest":
      return t("picture.rest");
    case "smaller":
      return t(what.all ? "picture.all" : "picture.smaller", {
        count: what.count,
        n: format.count(what.count),
      });
  }
}

function nameOfPart(t: TFunction, part: DiskPartName): string {
  switch (part) {
    case "images":
    case "containers":
    case "volumes":
    case "buildCache":
      return t(`kinds.${part}`);
    case "logs":
    case "other":
    case "untold":
    case "reserved":
    case "free":
      return t(`wholeDisk.parts.${part}`);
  }
}

/** What there is to know of it besides its bytes; `null`: nothing. */
export function whyOfNode(t: TFunction, format: Formats, { what, bytes }: DiskNode): string | null {
  switch (what.of) {
    case "part":
      return what.part === "other" || what.part === "untold" || what.part === "reserved"
        ? t(`wholeDisk.${what.part}Why`)
        : null;
    case "severalProjects":
      return t("picture.severalProjectsWhy");
    case "sharedLayers":
      return t("picture.sharedLayersWhy");
    case "rest":
      return t("picture.restWhy");
    case "object": {
      const { kind, sharedBytes, protection } = what.object;
      if (protection) return t("picture.protected", { why: protection.why });
      if (kind !== "images" || !sharedBytes || bytes !== what.object.uniqueBytes) return null;
      return t("picture.sharesMore", { bytes: format.bytes(sharedBytes) });
    }
    case "disk":
    case "docker":
    case "project":
    case "noProject":
    case "layer":
    case "ownLayers":
    case "log":
    case "smaller":
      return null;
  }
}
