import type { ScaleTime } from "d3-scale";
import type { ReactNode } from "react";
import { useFormats } from "../../shared/format/useFormats.ts";
import { useWidth } from "../../shared/ui/useWidth.ts";
import { TimeAxis } from "./Axes.tsx";
import { type Frame, nearest, timeScale, timeTicks } from "./geometry.ts";

export interface Pointing {
  /** When the sample was made that is pointed at. */
  pointedAt: string | null;
  onPoint: (at: string | null) => void;
}

interface Props extends Pointing {
  samples: { at: string }[];
  /** Where the time axis is. */
  bottom: number;
  /** What is drawn above it. */
  children: (x: ScaleTime<number, number>, sides: Pick<Frame, "left" | "right">) => ReactNode;
}

const LEFT = 64;
const RIGHT = 12;
const TOP = 8;
const AXIS = 24;

/** A drawing over time, as wide as there is room. A table beside it says the same. */
export function Chart({ samples, bottom, pointedAt, onPoint, children }: Props) {
  const format = useFormats();
  const [measure, width] = useWidth();
  const height = bottom + AXIS;
  const sides = { left: LEFT, right: Math.max(LEFT + 1, width - RIGHT) };
  const frame: Frame = { ...sides, top: TOP, bottom };
  const x = timeScale(samples, frame);
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
          {children(x, sides)}
          <TimeAxis scale={x} ticks={timeTicks(x, frame)} frame={frame} wording={format.timeMark} />
          {pointed && (
            <line
              x1={x(Date.parse(pointed.at))}
              x2={x(Date.parse(pointed.at))}
              y1={TOP}
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
