import { useAddressWords } from "./useAddressWords.ts";

/** One of a few words. What is usual needs no saying, and what is unknown is as usual. `step`: choosing another one is a step for "back". */
export function useAddressWord<T extends string>(
  name: string,
  words: readonly T[],
  { usual, step }: { usual: T; step: boolean },
): [T, (word: T) => void] {
  const { params, say } = useAddressWords();
  const said = params.get(name);
  return [
    words.find((word) => word === said) ?? usual,
    (word) => say({ [name]: word === usual ? null : word }, { replace: !step }),
  ];
}
