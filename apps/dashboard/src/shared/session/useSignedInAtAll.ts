import { useQuery } from "@tanstack/react-query";

/**
 * Whether this browser holds a session, asked of Auth.js, which answers strangers with `null` rather than with an error: a visitor who is not
 * signed in is no failure to be logged. Asked once; from then on the contract itself says when the session has ended.
 */
export function useSignedInAtAll() {
  return useQuery({
    queryKey: ["signed-in-at-all"],
    async queryFn() {
      const answer = await fetch("/api/auth/session");
      if (!answer.ok) throw new Error(`the session could not be asked for: ${answer.status}`);
      return (await answer.json()) !== null;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
