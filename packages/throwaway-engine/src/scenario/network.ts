import type { ThrowawayEngine } from "../engine.ts";
import { ask } from "./ask.ts";
import { type Labelled, labelsOf } from "./labels.ts";

export interface NetworkSpec extends Labelled {
  name: string;
}

export interface MadeNetwork {
  id: string;
  name: string;
}

/** Makes a bridge network. */
export async function makeNetwork(engine: ThrowawayEngine, spec: NetworkSpec): Promise<MadeNetwork> {
  const { Id } = await ask<{ Id: string }>(engine, "POST", "/networks/create", {
    Name: spec.name,
    Labels: labelsOf(spec),
  });
  return { id: Id, name: spec.name };
}
