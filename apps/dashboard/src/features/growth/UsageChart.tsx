import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { kindArea } from "../../shared/ui/kinds.ts";
import { ByteAxis } from "./Axes.tsx";
import { Chart, type Pointing } from "./Chart.tsx";
import { byteTicks, lineOf, stackOf } from "./geometry.ts";

interface Props extends Pointing {
  samples: UsageHistory["samples"];
}

const STACK = { top: 8, bottom: 168 };
const FREE = { top: 196, bottom: 248 };

/** What took the disk over time, and below it what was free: each from nothing, on a scale of its own. */
export function UsageChart({ samples, ...pointing }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const free = samples.map(({ at, freeBytes }) => ({ at, bytes: freeBytes }));
  const isSeen = free.some(({ bytes }) => bytes !== null);
  return (
    <Chart samples={samples} bottom={isSeen ? FREE.bottom : STACK.bottom} {...pointing}>
      {(x, sides) => {
        const frame = { ...sides, ...STACK };
        const freeFrame = { ...sides, ...FREE };
        const { y, areas } = stackOf(samples, x, frame);
        const freeLine = lineOf(free, x, freeFrame);
        return (
          <>
            <ByteAxis scale={y} ticks={byteTicks(y, frame)} frame={frame} wording={format.bytesAtMark} />
            {areas.map(({ kind, path }) => (
              <path key={kind} d={path} className={`stroke-panel ${kindArea[kind]}`} strokeWidth="0.75" />
            ))}
            {freeLine && (
              <>
                <text x={sides.left} y={FREE.top - 8} className="fill-muted text-xs">
                  {t("growth.free")}
                </text>
                <ByteAxis
                  scale={freeLine.y}
                  ticks={byteTicks(freeLine.y, freeFrame)}
                  frame={freeFrame}
                  wording={format.bytesAtMark}
                />
                <path
                  d={freeLine.path}
                  className="fill-none stroke-text"
                  strokeWidth="1.5"
                  strokeLinecap="round"
                />
              </>
            )}
          </>
        );
      }}
    </Chart>
  );
}
