import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectHistory, ObjectKind } from "../../shared/trpc/types.ts";
import { kindArea } from "../../shared/ui/kinds.ts";
import { ByteAxis } from "./Axes.tsx";
import { Chart, type Pointing } from "./Chart.tsx";
import { byteTicks, lineOf } from "./geometry.ts";

interface Props extends Pointing {
  kind: ObjectKind;
  points: ObjectHistory["points"];
}

const LINE = { top: 8, bottom: 128 };

/** What one object took over time, from nothing, with gaps where that is not known. */
export function ObjectChart({ kind, points, ...pointing }: Props) {
  const format = useFormats();
  return (
    <Chart samples={points} bottom={LINE.bottom} {...pointing}>
      {(x, sides) => {
        const frame = { ...sides, ...LINE };
        const drawn = lineOf(points, x, frame);
        return (
          drawn && (
            <>
              <ByteAxis
                scale={drawn.y}
                ticks={byteTicks(drawn.y, frame)}
                frame={frame}
                wording={format.bytesAtMark}
              />
              <path d={drawn.areaPath} className={kindArea[kind]} />
              <path
                d={drawn.path}
                className="fill-none stroke-text"
                strokeWidth="1.5"
                strokeLinecap="round"
              />
            </>
          )
        );
      }}
    </Chart>
  );
}
