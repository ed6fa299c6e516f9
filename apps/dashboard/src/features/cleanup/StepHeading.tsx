import { useEffect, useRef } from "react";

interface Props {
  children: string;
  /** Whether the step was come to from another one: its heading is then where keyboard and screen reader go on. */
  takesFocus: boolean;
  className?: string;
}

export function StepHeading({ children, takesFocus, className = "" }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <h2 ref={heading} tabIndex={-1} className={`text-lg font-semibold outline-none ${className}`}>
      {children}
    </h2>
  );
}
