import type { ComponentProps } from "react";
import type { RowPlace } from "./VirtualGrid.tsx";

interface Props extends Omit<ComponentProps<"div">, "onFocus" | "ref" | "role" | "style"> {
  rowKey: string;
  place: RowPlace;
}

/** A row of a `VirtualGrid`, where it stands. */
export function VirtualRow({
  rowKey,
  place: { index, active, offset, onFocus, ref },
  className,
  ...rest
}: Props) {
  return (
    <div
      {...rest}
      ref={ref}
      role="row"
      data-index={index}
      // The heading row is the first.
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      onFocus={() => onFocus(rowKey)}
      className={`absolute inset-x-0 top-0 border-b border-line px-4 py-2 text-sm -outline-offset-2 hover:bg-hover ${className}`}
      style={{ transform: `translateY(${offset}px)` }}
    />
  );
}
