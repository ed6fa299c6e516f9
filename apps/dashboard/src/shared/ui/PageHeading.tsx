import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "wouter";

let lastPath: string | undefined;

/** The page's one `h1`. Takes the focus when the address changed, so that keyboard and screen reader start at the new page. */
export function PageHeading({ children, className = "" }: { children: ReactNode; className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [path] = useLocation();
  useEffect(() => {
    if (lastPath !== undefined && lastPath !== path) heading.current?.focus();
    lastPath = path;
  }, [path]);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      className={`text-xl font-semibold tracking-tight wrap-anywhere ${className}`}
    >
      {children}
    </h1>
  );
}
