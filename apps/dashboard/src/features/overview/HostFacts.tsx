import type { TFunction } from "i18next";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Formats } from "../../shared/format/formats.ts";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { SystemInfo } from "../../shared/trpc/types.ts";
import { useInfo } from "./queries.ts";

/** What the host is, in eight words or so; all of it is further below. */
export function HostFacts({ host }: { host: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  const id = useId();
  const { data: info, failure } = useInfo(host);
  if (!info && failure) return null;
  return (
    <section
      aria-labelledby={id}
      aria-busy={!info}
      className="rounded-lg border border-line bg-panel px-4 py-2.5"
    >
      <h2 id={id} className="sr-only">
        {t("facts.title")}
      </h2>
      {info ? (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-2 md:grid-cols-4">
          <Fact label={t("info.engine")}>{`${t(`engines.${info.engine.kind}`)} ${info.engine.version}`}</Fact>
          <Fact label={t("info.operatingSystem")}>{info.machine.operatingSystem}</Fact>
          <Fact label={t("facts.hardware")}>{hardwareOf(info, t, format)}</Fact>
          <Fact label={t("info.storage")}>
            {format.words([info.storage.driver, t(`info.imageStores.${info.storage.imageStore}`)])}
          </Fact>
        </dl>
      ) : (
        <div className="skeleton h-10" />
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: string | null }) {
  const { t } = useTranslation();
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="line-clamp-2" title={children ?? undefined}>
        {children ?? t("states.notKnown")}
      </dd>
    </div>
  );
}

function hardwareOf({ machine }: SystemInfo, t: TFunction, format: Formats): string {
  const { cpus, memoryBytes, architecture } = machine;
  return format.words(
    [
      cpus === null ? null : t("facts.cpus", { count: cpus, n: format.count(cpus) }),
      memoryBytes === null ? null : format.memory(memoryBytes),
      architecture,
    ].filter((word) => word !== null),
  );
}
