import { useAddressWords } from "./useAddressWords.ts";

/** Whether the form for a new one is open. The address says it, so that a link or a command opens it. */
export function useAdding(): [boolean, (open: boolean) => void] {
  const { params, say } = useAddressWords();
  return [params.has("new"), (open) => say({ new: open ? "1" : null }, { replace: true })];
}
