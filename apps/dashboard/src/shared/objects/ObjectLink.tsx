import { Link } from "wouter";
import { nameOf } from "../format/nameOf.ts";
import type { ObjectKind } from "../trpc/types.ts";
import { objectHref } from "./objectHref.ts";

interface Props {
  object: { kind: ObjectKind; id: string; names: readonly string[] };
}

/** An object by its name, and the way to its own page. */
export const ObjectLink = ({ object }: Props) => (
  <Link
    href={objectHref(object)}
    className="-my-0.5 inline-block min-h-6 rounded py-0.5 font-mono text-xs leading-5 wrap-anywhere hover:underline"
  >
    {nameOf(object)}
  </Link>
);
