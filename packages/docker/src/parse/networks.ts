import type { EngineNetwork } from "@dunnage/api";
import { z } from "zod";
import { InstantOrNull, StringMap } from "./values.ts";

// IsPreDefined in moby/moby (daemon/network), for Linux; and Podman's own, which its list calls "bridge" and its containers "podman".
const predefined = new Set(["bridge", "host", "none", "default", "podman"]);

/** `GET /networks`. */
export const Networks = z.array(
  z
    .object({
      Id: z.string().min(1),
      Name: z.string().min(1),
      Driver: z.string(),
      Scope: z.string(),
      Labels: StringMap,
      Ingress: z.boolean().nullish(),
      ConfigOnly: z.boolean().nullish(),
      Created: InstantOrNull,
    })
    .transform(
      (network): EngineNetwork => ({
        id: network.Id,
        name: network.Name,
        driver: network.Driver,
        scope: network.Scope,
        labels: network.Labels,
        predefined: predefined.has(network.Name),
        ingress: network.Ingress ?? false,
        configOnly: network.ConfigOnly ?? false,
        createdAt: network.Created,
      }),
    ),
);
