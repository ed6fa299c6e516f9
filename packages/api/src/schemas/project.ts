import { z } from "zod";
import { DiskUsage, ProjectUsage, UsageObject } from "./diskUsage.ts";
import { PlanTotal, SparedObject } from "./plan.ts";
import { Bytes, Certainty, HostId, Instant } from "./primitives.ts";

/**
 * What removing a compose project whole would free: as if all its containers, those that run too, were gone, and with them the images that nothing
 * else needs, its volumes and its networks. Labels and protections do not count here: a clean-up keeps more.
 */
export const ProjectRemoval = z.object({
  /** What they wrote inside themselves, without their logs. */
  containers: PlanTotal,
  /** Of the layers those that no other image needs, each once. */
  images: PlanTotal,
  /** Volumes that the engine made for its containers without a name. */
  anonymousVolumes: PlanTotal,
  /** Volumes with a name: data. Not in `bytes`. */
  namedVolumes: PlanTotal,
  networks: PlanTotal,
  /** All but the volumes with a name. Of what is known; `null` if nothing is. */
  bytes: Bytes.nullable(),
  certainty: Certainty,
});
export type ProjectRemoval = z.infer<typeof ProjectRemoval>;

export const Project = ProjectUsage.extend({
  /** Of its layers, volumes and stopped containers what nothing uses, volumes with a name left out. */
  reclaimableBytes: Bytes.nullable(),
  /** When something of it was last seen in use; while one of its containers runs, when the host was read. `null`: never yet. */
  lastActiveAt: Instant.nullable(),
  /** Where docker compose was started for it, and with which files, by the labels that it left. `null` and none where they tell nothing. */
  workingDir: z.string().nullable(),
  configFiles: z.array(z.string()),
  removal: ProjectRemoval,
});
export type Project = z.infer<typeof Project>;

/** An object of a project, and what removing the project would do to it. */
export const ProjectObject = UsageObject.extend({
  /** Why it would stay; `null`: it would go. */
  stays: SparedObject.shape.reason.nullable(),
});
export type ProjectObject = z.infer<typeof ProjectObject>;

const standing = DiskUsage.pick({
  host: true,
  readAt: true,
  outdated: true,
  reading: true,
  restsForMs: true,
  watchedSince: true,
}).shape;

/** By name. */
export const ProjectList = z.object({ ...standing, projects: z.array(Project) });
export type ProjectList = z.infer<typeof ProjectList>;

export const ProjectDetails = z.object({
  ...standing,
  project: Project,
  /** Its containers, the images that they use or that carry its label, its volumes and networks. */
  objects: z.array(ProjectObject),
});
export type ProjectDetails = z.infer<typeof ProjectDetails>;

export const ProjectInput = z.strictObject({
  host: HostId.optional(),
  /** As in the label `com.docker.compose.project`. */
  project: z.string().min(1, "Name the project.").max(1000, "At most 1000 characters."),
  /** As for `dockerSystem.usage`. */
  refresh: z.boolean().optional(),
  known: z.boolean().optional(),
});
