import { atOnce } from "../atOnce.ts";
import { UsageInput } from "../schemas/diskUsage.ts";
import { ProjectDetails, ProjectInput, ProjectList } from "../schemas/project.ts";
import { router, viewer } from "../trpc.ts";

/** Compose projects: what each takes, and what removing it would free. From the same reading of the host as `dockerSystem.usage`. */
export const projects = router({
  /** Every compose project that an object of this host belongs to, by name. */
  list: viewer
    .input(UsageInput.optional())
    .output(atOnce(ProjectList))
    .query(({ ctx, input, signal }) =>
      ctx.hosts
        .get(input?.host)
        .projects({ refresh: input?.refresh ?? false, known: input?.known ?? false, signal }),
    ),

  /** One of them with its objects. Errors: `project_not_found` (404). */
  get: viewer
    .input(ProjectInput)
    .output(atOnce(ProjectDetails))
    .query(({ ctx, input: { host, project, refresh = false, known = false }, signal }) =>
      ctx.hosts.get(host).project(project, { refresh, known, signal }),
    ),
});
