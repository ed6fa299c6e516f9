import { type ExitCode, exitCodes } from "../ending.ts";
import { at, type PlaceOptions } from "../placeFor.ts";
import type { Around } from "../program.ts";
import { bytes } from "../show/quantities.ts";
import { plain } from "../show/table.ts";

export async function info(
  options: PlaceOptions & { json?: true },
  { terminal, env }: Around,
): Promise<ExitCode> {
  const told = await at(options, env, (place) => place.info());
  if (options.json) {
    terminal.json(told);
    return exitCodes.ok;
  }
  const { machine, engine, storage, warnings } = told;
  const lines: [string, string][] = [
    ["Host", machine.name],
    ["Address", told.address],
    ["Engine", `${engine.kind} ${engine.version} (API ${engine.apiVersion})`],
    [
      "System",
      `${machine.operatingSystem}, ${machine.architecture}, kernel ${machine.kernelVersion ?? "unknown"}`,
    ],
    ["Machine", `${machine.cpus ?? "unknown"} CPUs, ${bytes(machine.memoryBytes)} of memory`],
    ["Storage", `${storage.driver} (${storage.imageStore}) in ${storage.rootFolder}`],
  ];
  if (storage.freeBytes !== null)
    lines.push(["Free", `${bytes(storage.freeBytes)} of ${bytes(storage.totalBytes)}`]);
  for (const [name, value] of lines) terminal.out(`${name.padEnd(9)}${plain(value)}`);
  for (const warning of warnings)
    terminal.err(`${terminal.styleErr("yellow", "warning:")} ${plain(warning)}`);
  return exitCodes.ok;
}
