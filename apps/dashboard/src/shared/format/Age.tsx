import { useFormats } from "./useFormats.ts";
import { useAsOfNow } from "./useNow.ts";

interface Props {
  at: string;
  /** The sentence around the age. */
  wording?: (age: string) => string;
  className?: string;
}

/** How long ago something was, kept true by the second. */
export function Age({ at, wording = (age) => age, className }: Props) {
  const format = useFormats();
  const age = useAsOfNow((now) => format.age(Date.parse(at), now));
  return (
    <time dateTime={at} title={format.instant(at)} className={className}>
      {wording(age)}
    </time>
  );
}
