import { useEffect, useEffectEvent, useRef, useState } from "react";

/** What a form is held to: its fields in their order, and which of them the contract's schema refuses. */
export interface Check<Field extends string, Input> {
  fields: readonly Field[];
  problemsOf: (input: Input) => Partial<Record<Field, true>>;
}

/** A form that is checked by the very schema that the server holds it to, which weighs more than the page: it comes when there is something to check. */
export function useCheckedForm<Field extends string, Input>(load: () => Promise<Check<Field, Input>>) {
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Partial<Record<Field, true>>>({});
  const beginToLoad = useEffectEvent(() => void load());
  useEffect(() => beginToLoad(), []);
  /** Whether it will do; if not, the focus is on the first field that will not. */
  const check = async (input: Input): Promise<boolean> => {
    const { fields, problemsOf } = await load();
    const found = problemsOf(input);
    setProblems(found);
    const first = fields.find((field) => found[field]);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    return first === undefined;
  };
  return { form, problems, check };
}
