import type { Ref } from "react";
import { BackBar } from "./BackBar.tsx";
import type { Block } from "./place.ts";

interface Props {
  block: Block;
  name: string;
  bytes: string;
  /** What else is said of it to whoever hears it. */
  more: string;
  /** How many columns there are. */
  columns: number;
  /** Its place among its siblings, from 1, and how many they are. */
  place: number;
  of: number;
  active: boolean;
  acts: boolean;
  holder: Ref<HTMLDivElement>;
  onPoint: () => void;
  onAct: () => void;
}

const TWO_LINES = 42;

export function PictureBlock(props: Props) {
  const { block, name, bytes, more, columns, active, acts, holder, onPoint, onAct } = props;
  const { node, level, top, height } = block;
  const isFree = node.part === "free";
  return (
    // Keys are the tree's: it moves between blocks.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={holder}
      role="treeitem"
      aria-level={level + 1}
      aria-posinset={props.place}
      aria-setsize={props.of}
      aria-selected={active}
      tabIndex={active ? 0 : -1}
      onClick={onAct}
      onFocus={onPoint}
      onPointerEnter={onPoint}
      className={`absolute flex overflow-hidden rounded-sm border-2 border-panel bg-clip-padding transition-[top,height,left] focus-visible:z-10 focus-visible:-outline-offset-2 forced-colors:border-[CanvasText] ${isFree ? "bg-page" : "bg-sunken"} ${acts ? "cursor-pointer hover:bg-hover" : ""}`}
      style={{
        top,
        height,
        left: `${(100 * level) / columns}%`,
        width: `${100 / columns}%`,
      }}
    >
      <BackBar node={node} className="w-2.5 shrink-0" />
      <span
        className={`flex min-w-0 flex-1 gap-x-2 px-2 text-sm ${height >= TWO_LINES ? "flex-col pt-0.5" : "items-center justify-between"}`}
      >
        <span className="truncate">{name}</span>
        <span className="shrink-0 text-xs text-muted">
          {bytes}
          <span className="sr-only">{more}</span>
        </span>
      </span>
    </div>
  );
}
