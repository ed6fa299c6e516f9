import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { kindArea } from "../../shared/ui/kinds.ts";
import { useWidth } from "../../shared/ui/useWidth.ts";
import { ByteAxis, TimeAxis } from "./Axes.tsx";
import { byteTicks, type Frame, freeLine, nearest, stackOf, timeScale, timeTicks } from "./geometry.ts";

interface Props {
  samples: UsageHistory["samples"];
  /** When the sample was made that is pointed at. */
  pointedAt: string | null;
  onPoint: (at: string | null) => void;
}

const LEFT = 64;
const RIGHT = 12;
const STACK_BOTTOM = 168;
const FREE_TOP = 196;
const FREE_BOTTOM = 248;
const HEIGHT = 272;

/** What took the disk over time, and below it what was free: each from nothing, on a scale of its own. The table beside it says the same. */
export function UsageChart({ samples, pointedAt, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [measure, width] = useWidth();
  const frame: Frame = { left: LEFT, right: Math.max(LEFT + 1, width - RIGHT), top: 8, bottom: STACK_BOTTOM };
  const freeFrame = { ...frame, top: FREE_TOP, bottom: FREE_BOTTOM };
  const x = timeScale(samples, frame);
  const { y, areas } = stackOf(samples, x, frame);
  const free = freeLine(samples, x, freeFrame);
  const bottom = free ? FREE_BOTTOM : STACK_BOTTOM;
  const height = free ? HEIGHT : HEIGHT - (FREE_BOTTOM - STACK_BOTTOM);
  const pointed = samples.find(({ at }) => at === pointedAt);
  return (
    <div ref={measure} className="mt-2" style={{ height }}>
      {width > 0 && (
        <svg
          aria-hidden="true"
          width={width}
          height={height}
          className="touch-pan-y forced-color-adjust-none"
          onPointerMove={({ nativeEvent }) => onPoint(nearest(samples, x, nativeEvent.offsetX)?.at ?? null)}
          onPointerLeave={() => onPoint(null)}
        >
          <ByteAxis scale={y} ticks={byteTicks(y, frame)} frame={frame} wording={format.bytesAtMark} />
          {areas.map(({ kind, path }) => (
            <path key={kind} d={path} className={`stroke-panel ${kindArea[kind]}`} strokeWidth="0.75" />
          ))}
          {free && (
            <>
              <text x={LEFT} y={FREE_TOP - 8} className="fill-muted text-xs">
                {t("growth.free")}
              </text>
              <ByteAxis
                scale={free.y}
                ticks={byteTicks(free.y, freeFrame)}
                frame={freeFrame}
                wording={format.bytesAtMark}
              />
              <path d={free.path} className="fill-none stroke-text" strokeWidth="1.5" />
            </>
          )}
          <TimeAxis
            scale={x}
            ticks={timeTicks(x, frame)}
            frame={{ ...frame, bottom }}
            wording={format.timeMark}
          />
          {pointed && (
            <line
              x1={x(Date.parse(pointed.at))}
              x2={x(Date.parse(pointed.at))}
              y1={frame.top}
              y2={bottom}
              className="stroke-text"
              strokeDasharray="2 2"
            />
          )}
        </svg>
      )}
    </div>
  );
}
