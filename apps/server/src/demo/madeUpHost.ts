import type { UsageObject, UsageSample } from "@dunnage/api";
import type { FileSystemSpace } from "../hosts/fileSystem.ts";
import type { PastSample } from "./pastOf.ts";

/** What a server whose host is made up does otherwise than another. */
export interface MadeUpHost {
  /** Kept for such hosts: requests, records, metrics and log lines carry it, and the dashboard knows them by it. */
  id: "demo";
  /** Who is let in without a password. */
  visitor: string;
  spaceUnder: () => Promise<FileSystemSpace>;
  /** What took its disk before, where this and these objects take it now. */
  pastOf: (now: UsageSample, objects: UsageObject[]) => PastSample[];
}
