import { useCallback, useState } from "react";

/** Whether an element is on the screen, kept true. */
export function useInView(): [
  ref: (element: HTMLElement | null) => (() => void) | undefined,
  inView: boolean,
] {
  const [inView, setInView] = useState(false);
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new IntersectionObserver((entries) =>
      setInView(entries.at(-1)?.isIntersecting ?? false),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [watch, inView];
}
