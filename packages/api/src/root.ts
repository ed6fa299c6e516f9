import { z } from "zod";
import { audit } from "./router/audit.ts";
import { diagnostics } from "./router/diagnostics.ts";
import { dockerSystem } from "./router/dockerSystem.ts";
import { projects } from "./router/projects.ts";
import { protections } from "./router/protections.ts";
import { registries } from "./router/registries.ts";
import { runs } from "./router/runs.ts";
import { session } from "./router/session.ts";
import { settings } from "./router/settings.ts";
import { tokens } from "./router/tokens.ts";
import { users } from "./router/users.ts";
import { webhooks } from "./router/webhooks.ts";
import { createCallerFactory, open, router } from "./trpc.ts";

export const appRouter = router({
  /** Answers while the process lives. The one call that needs no session. */
  health: open.output(z.object({ status: z.literal("ok") })).query(() => ({ status: "ok" as const })),
  audit,
  diagnostics,
  dockerSystem,
  projects,
  protections,
  registries,
  runs,
  session,
  settings,
  tokens,
  webhooks,
  users,
});

/** The contract. Everything outside the server knows it by this type alone. */
export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
