import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { configFolder } from "./tls.ts";
import type { Environment } from "./variables.ts";

const Config = z.object({ currentContext: z.string().optional() });
const Context = z.object({ Endpoints: z.object({ docker: z.object({ Host: z.string() }) }) });

/**
 * The socket of the docker CLI's current context: how Colima, OrbStack and Rancher Desktop make themselves known. A context that
 * leads to another machine is left alone: nobody chose that for Dunnage. `null` where there is none, or none that can be read.
 */
export function contextSocket(env: Environment): string | null {
  const folder = configFolder(env);
  const name = env["DOCKER_CONTEXT"] || read(Config, join(folder, "config.json"))?.currentContext;
  if (!name || name === "default") return null;
  const digest = createHash("sha256").update(name).digest("hex");
  const host = read(Context, join(folder, "contexts/meta", digest, "meta.json"))?.Endpoints.docker.Host;
  return host?.startsWith("unix://") ? host : null;
}

function read<Content>(schema: z.ZodType<Content>, file: string): Content | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
