import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import type { HostDisk } from "../../shared/trpc/types.ts";
import { CodeToCopy } from "../../shared/ui/CodeToCopy.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";

const LIMITS = {
  docker: `{
  "log-driver": "json-file",
  "log-opts": {
    "max-size": "10m",
    "max-file": "3"
  }
}`,
  podman: `[containers]
log_size_max = 10485760`,
};

const SHORT_ID = 12;

interface Props {
  logs: NonNullable<HostDisk["logs"]>["containers"];
  podman: boolean;
}

/** The containers that log most, and what to do about it. */
export function LargestLogs({ logs, podman }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const engine = podman ? "podman" : "docker";
  return (
    <section aria-labelledby={id} className="border-t border-line pt-3">
      <h3 id={id} className="font-semibold">
        {t("wholeDisk.logs")}
      </h3>
      <ol className={`mt-1 gap-x-8 ${logs.length > 3 ? "md:columns-2" : ""}`}>
        {logs.map((log) => (
          <li key={log.id} className="flex break-inside-avoid items-baseline justify-between gap-3 py-0.5">
            <span className="min-w-0 wrap-anywhere">
              {log.name ?? (
                <>
                  <code className="text-xs">{log.id.slice(0, SHORT_ID)}</code>{" "}
                  <span className="text-sm text-muted">{t("wholeDisk.leftBehind")}</span>
                </>
              )}
            </span>
            <Size bytes={log.bytes} className="font-medium" />
          </li>
        ))}
      </ol>
      <details className="group mt-2">
        <summary className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded px-1 text-sm text-muted hover:text-text">
          <Icon name="chevron" className="-rotate-90 group-open:rotate-0" />
          {t("wholeDisk.limit.title")}
        </summary>
        <p className="mt-1 text-sm">{t(`wholeDisk.limit.${engine}`)}</p>
        <CodeToCopy code={LIMITS[engine]} what={t("wholeDisk.limit.copied")} />
      </details>
    </section>
  );
}
