import { useEffect, useRef, useState } from "react";
import type { NewProtection } from "../../shared/trpc/types.ts";
import type { ProtectionProblems } from "./protectionProblems.ts";

// The contract's schemas weigh more than the page: they come when there is something to check.
const load = () => import("./protectionProblems.ts");

/** Checks a form by the very schema that the server holds it to, and leads to the first field that it refuses. */
export function useProtectionCheck() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => void load(), []);
  const [problems, setProblems] = useState<ProtectionProblems>({});
  const check = async (protection: NewProtection): Promise<boolean> => {
    const { protectionProblems } = await load();
    const found = protectionProblems(protection);
    setProblems(found);
    const first = (["value", "why"] as const).find((field) => found[field]);
    const element = first && form.current?.elements.namedItem(first);
    if (element instanceof HTMLElement) element.focus();
    return first === undefined;
  };
  return { form, problems, check };
}
