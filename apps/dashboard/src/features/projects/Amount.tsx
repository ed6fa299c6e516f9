import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import type { Project } from "../../shared/trpc/types.ts";

interface Props {
  bytes: number | null;
  certainty?: Project["removal"]["certainty"];
}

/** Bytes, with how sure they are. */
export const Amount = ({ bytes, certainty = "exact" }: Props) => (
  <ObjectSize kind="volumes" bytes={bytes} certainty={certainty} />
);
