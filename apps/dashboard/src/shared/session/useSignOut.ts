import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { trpc } from "../trpc/client.ts";
import type { SignInState } from "./signInState.ts";

const SIGNING_OUT = ["signOut"];

/** Whether this page is on its way out: what it keeps open would only be told that nobody is signed in. */
export const useSigningOut = (): boolean => useIsMutating({ mutationKey: SIGNING_OUT }) > 0;

/** Both ways out. After either, nothing of the session is left in the page. */
export function useSignOut() {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const leave = (state: SignInState) => {
    navigate("/sign-in", { state });
    queries.clear();
  };
  const here = useMutation({
    mutationKey: SIGNING_OUT,
    async mutationFn() {
      const { signOut } = await import("next-auth/react");
      // Not thrown by next-auth: a server whose database is away answers without an address to go to.
      const answer: { url?: string } = await signOut({ redirect: false });
      if (!answer.url) throw new Error("the session was not ended");
    },
    onSuccess: () => leave({ why: "signedOut" }),
  });
  const everywhere = trpc.session.endEverywhere.useMutation({
    onSuccess: ({ ended }) => leave({ why: "signedOutEverywhere", sessions: ended }),
  });
  return { here, everywhere };
}
