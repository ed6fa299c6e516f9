import { useRef } from "react";
import { useLocation } from "wouter";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";

/** Has a plan carried out, and goes to where its run can be watched. */
export function useStart() {
  const [, navigate] = useLocation();
  const utils = trpc.useUtils();
  // Of its own, because `isPending` is true only after the next paint: a double click would come before it.
  const started = useRef(false);
  const { mutate, error, isPending, isSuccess, reset } = trpc.dockerSystem.cleanup.useMutation({
    onSuccess: (run) => {
      void utils.runs.invalidate();
      navigate(`/runs/${run.id}`);
    },
    onSettled: () => {
      started.current = false;
    },
  });
  return {
    starting: isPending || isSuccess,
    failure: error && failureOf(error),
    start: (plan: string) => {
      if (started.current) return;
      started.current = true;
      mutate({ plan, wait: false });
    },
    reset,
  };
}
