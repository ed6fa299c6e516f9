import { useAddressWords } from "../address/useAddressWords.ts";

/** Whether what sets or lifts the protection of the object whose page is open is there. The address says it, so that a command opens it. */
export function useChanging(): { changing: boolean; change: (open: boolean) => void } {
  const { params, say } = useAddressWords();
  return {
    changing: params.get("change") === "protection",
    change: (open) => say({ change: open ? "protection" : null }, { replace: true }),
  };
}
