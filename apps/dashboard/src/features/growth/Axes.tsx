import type { ScaleLinear, ScaleTime } from "d3-scale";
import type { Frame } from "./geometry.ts";

interface ByteProps {
  scale: ScaleLinear<number, number>;
  ticks: number[];
  frame: Frame;
  wording: (bytes: number) => string;
}

/** Lines across, with what each stands for. */
export function ByteAxis({ scale, ticks, frame, wording }: ByteProps) {
  return ticks.map((bytes) => (
    <g key={bytes}>
      <line x1={frame.left} x2={frame.right} y1={scale(bytes)} y2={scale(bytes)} className="stroke-line" />
      <text x={frame.left - 6} y={scale(bytes)} dy="0.32em" textAnchor="end" className="fill-muted text-xs">
        {wording(bytes)}
      </text>
    </g>
  ));
}

interface TimeProps {
  scale: ScaleTime<number, number>;
  ticks: Date[];
  frame: Frame;
  wording: (at: Date, spanMs: number) => string;
}

/** Instants along the bottom. */
export function TimeAxis({ scale, ticks, frame, wording }: TimeProps) {
  const [from, to] = scale.domain();
  const spanMs = (to?.getTime() ?? 0) - (from?.getTime() ?? 0);
  return ticks.map((at) => (
    <g key={at.getTime()}>
      <line x1={scale(at)} x2={scale(at)} y1={frame.bottom} y2={frame.bottom + 4} className="stroke-edge" />
      <text
        x={scale(at)}
        y={frame.bottom + 17}
        textAnchor={anchorOf(scale(at), frame)}
        className="fill-muted text-xs"
      >
        {wording(at, spanMs)}
      </text>
    </g>
  ));
}

const NEAR_EDGE = 24;

/** What stands near the right edge leans away from it; on the left there is room. */
const anchorOf = (place: number, { right }: Frame) => (right - place < NEAR_EDGE ? "end" : "middle");
