import { useQuery } from "@tanstack/react-query";
import { getProviders } from "next-auth/react";

const RECOVERY_MS = 3_000;

/** Whether nobody can sign in yet because there is no user: the server then offers the provider `setup`. */
export function useSetupNeeded() {
  return useQuery({
    queryKey: ["setup-needed"],
    async queryFn() {
      const providers = await getProviders();
      if (!providers) throw new Error("the server does not answer");
      return "setup" in providers;
    },
    refetchInterval: ({ state }) => (state.error ? RECOVERY_MS : false),
  });
}
