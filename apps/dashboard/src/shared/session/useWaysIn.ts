import { useQuery } from "@tanstack/react-query";

const RECOVERY_MS = 3_000;

/** The ways of signing in that the server offers. */
export interface WaysIn {
  /** Nobody can sign in yet because there is no user: whoever holds the one-time link makes the first. */
  setup: boolean;
  password: boolean;
  /** Whoever comes is let in, to a host that is made up. */
  demo: boolean;
  /** What the provider of single sign-on is called; `null` without one. */
  sso: string | null;
}

export function useWaysIn() {
  return useQuery({
    queryKey: ["ways-in"],
    async queryFn(): Promise<WaysIn> {
      const { getProviders } = await import("next-auth/react");
      const providers = await getProviders();
      if (!providers) throw new Error("the server does not answer");
      return {
        setup: "setup" in providers,
        password: "password" in providers,
        demo: "demo" in providers,
        sso: providers.sso?.name ?? null,
      };
    },
    refetchInterval: ({ state }) => (state.error ? RECOVERY_MS : false),
  });
}
