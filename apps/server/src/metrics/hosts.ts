import type { Host, Hosts } from "@dunnage/api";
import type { SystemInfo, SystemStats } from "@dunnage/api/schemas";
import { Gauge, type Registry } from "prom-client";

const MEASURED = ["images", "containers", "volumes", "buildCache"] as const;

/**
 * What hosts are now, asked for when Prometheus asks: one more who looks at them, which costs their engines no more than an open page does. What is not
 * known has no value.
 */
export function hostMetrics(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, ...labels: Label[]) =>
    new Gauge({ name, help, labelNames: ["host", ...labels], registers: [registry] });
  const up = gauge("dunnage_engine_up", "Whether the engine answers.");
  const engine = gauge("dunnage_engine_info", "The engine of a host; always 1.", "name", "kind", "version");
  const usage = gauge("dunnage_disk_usage_bytes", "Bytes by kind, as docker system df totals them.", "kind");
  const reclaimable = gauge(
    "dunnage_reclaimable_bytes",
    "Bytes by kind that removing what nothing uses would free; named volumes never count.",
    "kind",
  );
  const measured = gauge(
    "dunnage_disk_usage_measured_timestamp_seconds",
    "When the bytes of a kind were measured.",
    "kind",
  );
  const named = gauge(
    "dunnage_unused_named_volumes_bytes",
    "Bytes of named volumes that no container refers to.",
  );
  const containers = gauge("dunnage_containers", "Containers in any state.");
  const running = gauge("dunnage_containers_running", "Containers that run.");
  const images = gauge("dunnage_images", "Images, as docker image ls lists them.");
  const size = gauge(
    "dunnage_file_system_size_bytes",
    "Size of the file system under the engine's root folder.",
  );
  const free = gauge("dunnage_file_system_free_bytes", "Free bytes of that file system.");
  const all = [up, engine, usage, reclaimable, measured, named, containers, running, images, size, free];

  const set = (host: string, info: SystemInfo, stats: SystemStats) => {
    engine.set({ host, name: info.host.name, kind: info.engine.kind, version: info.engine.version }, 1);
    for (const kind of MEASURED) {
      setKnown(usage, { host, kind }, stats.diskUsage[kind]);
      setKnown(reclaimable, { host, kind }, stats.reclaimable[kind]);
      const { measuredAt } = stats.measurements[kind];
      setKnown(measured, { host, kind }, measuredAt === null ? null : Date.parse(measuredAt) / 1000);
    }
    setKnown(named, { host }, stats.unusedNamedVolumesBytes);
    containers.set({ host }, stats.totalContainers);
    running.set({ host }, stats.runningContainers);
    images.set({ host }, stats.totalImages);
    setKnown(size, { host }, info.storage.totalBytes);
    setKnown(free, { host }, info.storage.freeBytes);
  };

  return {
    async read(hosts: Hosts): Promise<void> {
      const read = await Promise.all(hosts.list().map(({ id }) => readOf(hosts.get(id), id)));
      for (const one of all) one.reset();
      for (const { id, now } of read) {
        up.set({ host: id }, now === null ? 0 : 1);
        if (now) set(id, now.info, now.stats);
      }
    },
  };
}

function setKnown<Label extends string>(
  gauge: Gauge<Label>,
  labels: Partial<Record<Label, string>>,
  value: number | null,
): void {
  if (value !== null) gauge.set(labels, value);
}

/** An engine that does not answer is a figure too. */
async function readOf(host: Host, id: string) {
  try {
    const [info, stats] = await Promise.all([host.info(), host.stats({ refresh: false })]);
    return { id, now: { info, stats } };
  } catch {
    return { id, now: null };
  }
}
