import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Formats } from "../../shared/format/formats.ts";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { SystemInfo } from "../../shared/trpc/types.ts";
import type { InfoRow } from "./InfoGroup.tsx";

interface Group {
  title: string;
  rows: InfoRow[];
}

/** How much of a commit or an id is shown; the whole of it is copied. */
const SHORT_ID = 12;

const swarmStates = ["inactive", "pending", "active", "error", "locked"] as const;

/** Everything that the host tells of itself, in the order in which a person looks for it. */
export function useInfoGroups(info: SystemInfo): Group[] {
  const { t } = useTranslation();
  const format = useFormats();
  return [
    engineGroup(info, t, format),
    machineGroup(info, t, format),
    storageGroup(info, t, format),
    runtimeGroup(info, t, format),
  ];
}

function engineGroup({ engine, address }: SystemInfo, t: TFunction, format: Formats): Group {
  return {
    title: t("info.engine"),
    rows: [
      { label: t("info.version"), value: `${t(`engines.${engine.kind}`)} ${engine.version}` },
      {
        label: t("info.api"),
        value: engine.minApiVersion
          ? t("info.apiFrom", { newest: engine.apiVersion, oldest: engine.minApiVersion })
          : engine.apiVersion,
      },
      { label: t("info.address"), value: address, copy: address, mono: true },
      {
        label: t("info.commit"),
        value: engine.commit?.slice(0, SHORT_ID) ?? null,
        copy: engine.commit,
        mono: true,
      },
      { label: t("info.built"), value: engine.builtAt && format.day(engine.builtAt) },
    ],
  };
}

function machineGroup({ machine }: SystemInfo, t: TFunction, format: Formats): Group {
  return {
    title: t("info.machine"),
    rows: [
      { label: t("info.name"), value: machine.name, copy: machine.name },
      { label: t("info.operatingSystem"), value: machine.operatingSystem },
      { label: t("info.type"), value: `${machine.osType}, ${machine.architecture}` },
      { label: t("info.kernel"), value: machine.kernelVersion },
      { label: t("info.cpus"), value: machine.cpus === null ? null : format.count(machine.cpus) },
      {
        label: t("info.memory"),
        value: machine.memoryBytes === null ? null : format.memory(machine.memoryBytes),
      },
    ],
  };
}

function storageGroup({ storage }: SystemInfo, t: TFunction, format: Formats): Group {
  const { freeBytes, totalBytes } = storage;
  const fileSystem =
    freeBytes === null || totalBytes === null
      ? null
      : t("info.freeOf", { free: format.bytes(freeBytes), total: format.bytes(totalBytes) });
  return {
    title: t("info.storage"),
    rows: [
      { label: t("info.driver"), value: storage.driver },
      { label: t("info.imageStore"), value: t(`info.imageStores.${storage.imageStore}`) },
      { label: t("info.rootFolder"), value: storage.rootFolder, copy: storage.rootFolder, mono: true },
      { label: t("info.fileSystem"), value: fileSystem },
    ],
  };
}

function runtimeGroup({ runtime, swarm }: SystemInfo, t: TFunction, format: Formats): Group {
  const { cgroupDriver, cgroupVersion, securityOptions } = runtime;
  const cgroup = [cgroupVersion && `v${cgroupVersion}`, cgroupDriver].filter(Boolean).join(", ") || null;
  return {
    title: t("info.runtime"),
    rows: [
      { label: t("info.defaultRuntime"), value: runtime.defaultRuntime },
      { label: t("info.cgroup"), value: cgroup },
      {
        label: t("info.security"),
        value: securityOptions.length > 0 ? format.words(securityOptions.map(readable)) : t("states.none"),
      },
      ...swarmRows(swarm, t),
    ],
  };
}

/** "name=seccomp,profile=builtin" as "seccomp (profile=builtin)". */
function readable(option: string): string {
  const [name = option, ...details] = option.replace(/^name=/, "").split(",");
  return details.length > 0 ? `${name} (${details.join(" ")})` : name;
}

function swarmRows({ state, nodeId, manager }: SystemInfo["swarm"], t: TFunction): InfoRow[] {
  const known = swarmStates.find((word) => word === state);
  const words = known ? t(`info.swarmStates.${known}`) : state || t("states.none");
  if (!nodeId) return [{ label: t("info.swarm"), value: words }];
  const role = t(manager ? "info.manager" : "info.worker");
  return [
    { label: t("info.swarm"), value: t("info.swarmAs", { state: words, role }) },
    { label: t("info.node"), value: nodeId, copy: nodeId, mono: true },
  ];
}
