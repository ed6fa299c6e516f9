import { useEffect, useState } from "react";
import { tokenIn } from "./token.ts";

/** The one-time token of the link that led here, and the way to set another. */
export function useTokenInAddress() {
  const [token, setToken] = useState(() => tokenIn(location.hash));
  useEffect(() => {
    const take = () => {
      if (!location.hash) return;
      setToken(tokenIn(location.hash));
      // The token is a key: once read, it stays neither in the address bar nor in the history.
      history.replaceState(history.state, "", location.pathname);
    };
    take();
    // Who is on this page already and opens the link in the same tab changes nothing but the part after its #.
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);
  return [token, setToken] as const;
}
