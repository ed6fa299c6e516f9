import type { ComponentProps } from "react";
import type { RowPlace } from "./VirtualGrid.tsx";

interface Props extends Omit<ComponentProps<"div">, "role" | "style"> {
  place: RowPlace;
}

/** A row of a `VirtualGrid`, where it stands. */
export function VirtualRow({ place: { index, active, offset }, className, ...rest }: Props) {
  return (
    <div
      {...rest}
      role="row"
      data-index={index}
      // The heading row is the first.
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      className={`border-b border-line px-4 py-2 text-sm -outline-offset-2 hover:bg-hover ${offset === null ? "max-lg:relative" : "absolute inset-x-0 top-0"} ${className}`}
      style={offset === null ? undefined : { transform: `translateY(${offset}px)` }}
    />
  );
}
