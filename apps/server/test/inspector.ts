import { once } from "node:events";

/** With these Node lets itself be looked into, and says where. */
export const inspected = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

/** What V8 compiles and forgets as it pleases: megabytes up and down that say nothing of the program. */
const COMPILED = new Set(["code", "hidden", "object shape"]);

/** https://chromedevtools.github.io/devtools-protocol/v8/HeapProfiler: a snapshot comes in pieces, before the answer to what asked for it. */
interface Message {
  id?: number;
  params?: { chunk?: string };
}

/** Nodes one after the other, each as many numbers as it has fields. */
interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
  nodes: number[];
}

/** What a process still holds in objects once everything has gone that can, in bytes. `log`: what it wrote to standard error. */
export async function heldBytes(log: string[]): Promise<number> {
  const address = log.map((line) => /ws:\/\/\S+/.exec(line)?.[0]).find(Boolean);
  if (address === undefined) throw new Error("The process does not say where it can be inspected.");
  const socket = new WebSocket(address);
  await once(socket, "open");
  const { promise: whole, resolve } = Promise.withResolvers<string>();
  const pieces: string[] = [];
  socket.addEventListener("message", ({ data }) => {
    const { id, params } = JSON.parse(String(data)) as Message;
    if (params?.chunk !== undefined) pieces.push(params.chunk);
    if (id === 1) resolve(pieces.join(""));
  });
  // It collects all garbage first.
  socket.send(JSON.stringify({ id: 1, method: "HeapProfiler.takeHeapSnapshot" }));
  const snapshot = JSON.parse(await whole) as Snapshot;
  socket.close();
  await once(socket, "close");
  return objectBytes(snapshot);
}

function objectBytes({ snapshot: { meta }, nodes }: Snapshot): number {
  const [type, size] = ["type", "self_size"].map((field) => meta.node_fields.indexOf(field));
  if (type === undefined || size === undefined) throw new Error("The snapshot is of another form.");
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += meta.node_fields.length) {
    const name = meta.node_types[0][nodes[node + type] ?? -1];
    if (name !== undefined && !COMPILED.has(name)) bytes += nodes[node + size] ?? 0;
  }
  return bytes;
}
