import type { Hosts } from "@dunnage/api";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { engineCallMetrics } from "./engineCalls.ts";
import { hostMetrics } from "./hosts.ts";
import { runMetrics } from "./runs.ts";

/** What Dunnage counts of itself and tells of its hosts, for Prometheus and for its own pages. */
export interface Metrics {
  engineCalls: ReturnType<typeof engineCallMetrics>;
  runs: ReturnType<typeof runMetrics>;
  /** All of it as Prometheus reads it, hosts as they are now, and the media type that it comes in. */
  exposition: (hosts: Hosts) => Promise<{ text: string; mediaType: string }>;
}

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Gauges, whatever they are called: Prometheus takes `_total` for a counter.
  for (const what of ["handles", "requests", "resources"])
    registry.removeSingleMetric(`nodejs_active_${what}_total`);
  new Gauge({
    name: "dunnage_build_info",
    help: "This server; always 1.",
    labelNames: ["version", "node"],
    registers: [registry],
  }).set({ version, node: process.version }, 1);
  const hostsNow = hostMetrics(registry);
  return {
    engineCalls: engineCallMetrics(registry),
    runs: runMetrics(registry),
    async exposition(hosts) {
      await hostsNow.read(hosts);
      return { text: await registry.metrics(), mediaType: registry.contentType };
    },
  };
}
