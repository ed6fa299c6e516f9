import { useTranslation } from "react-i18next";
import { useInfo, useStats } from "./queries.ts";
import { stateOfEngine } from "./stateOfEngine.ts";

const dots = { answers: "bg-ok", away: "bg-bad", asking: "bg-edge", unknown: "bg-edge" } as const;

/** Whether the host's engine answers: colour, shape and word. */
export function EngineState({ host }: { host: string }) {
  const { t } = useTranslation();
  const info = useInfo(host);
  const stats = useStats(host);
  const state = stateOfEngine(info.data !== undefined, [info.failure, stats.failure]);
  return (
    <span role="status" className="inline-flex min-w-0 items-center gap-1.5 text-sm">
      <span
        aria-hidden="true"
        className={`size-2.5 shrink-0 forced-color-adjust-none ${state === "away" ? "rounded-none" : "rounded-full"} ${dots[state]}`}
      />
      <span className="truncate">{t(`engineState.${state}`)}</span>
    </span>
  );
}
