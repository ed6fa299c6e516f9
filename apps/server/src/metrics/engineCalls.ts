import { type EngineCalls, EngineOperation } from "@dunnage/api/schemas";
import type { EngineCall } from "@dunnage/docker";
import { Histogram, type Registry } from "prom-client";

/** From what an idle engine answers in to what measuring a large host takes. */
const BUCKETS_SECONDS = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60];

/** What engines were asked and what that cost, for Prometheus and for Dunnage's own page. */
export function engineCallMetrics(registry: Registry) {
  const requests = new Histogram({
    name: "dunnage_engine_request_seconds",
    help: "Time that requests to engines took, by host and operation; answered: whether there was an answer, a refusal too.",
    labelNames: ["host", "operation", "answered"],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  return {
    called(host: string, { operation, tookMs, answered }: EngineCall): void {
      requests.observe({ host, operation, answered: String(answered) }, tookMs / 1000);
    },

    /** What a host's engine was asked since this server started, the dearest first. */
    async of(host: string): Promise<EngineCalls["calls"]> {
      const byOperation = new Map<EngineOperation, EngineCalls["calls"][number]>();
      const { values } = await requests.get();
      for (const { metricName, labels, value } of values) {
        const { data: operation } = EngineOperation.safeParse(labels.operation);
        if (labels.host !== host || !operation) continue;
        const calls = byOperation.get(operation) ?? { operation, count: 0, unanswered: 0, totalMs: 0 };
        if (metricName?.endsWith("_count")) {
          calls.count += value;
          if (labels.answered === "false") calls.unanswered += value;
        } else if (metricName?.endsWith("_sum")) calls.totalMs += value * 1000;
        byOperation.set(operation, calls);
      }
      return [...byOperation.values()].toSorted((one, other) => other.totalMs - one.totalMs);
    },
  };
}
