import { baseImage, type ThrowawayEngine } from "@dunnage/throwaway-engine";

/** Makes, runs, tags and removes objects one after the other until it is told to stop, and leaves nothing. `name`: another one for each that does so. */
export async function churn(engine: ThrowawayEngine, name: string, ended: () => boolean): Promise<number> {
  let round = 0;
  const ask = async (method: string, path: string, body?: unknown) => {
    const { status, body: answer } = await engine.request<{ Id?: string; Name?: string }>(method, path, body);
    if (status >= 300 && status !== 304)
      throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  };
  for (; !ended(); round++) {
    const repository = `churn/${name}-${round}`;
    const volume = await ask("POST", "/volumes/create", { Labels: { round: `${round}` } });
    await ask("POST", `/images/${baseImage}/tag?repo=${repository}&tag=1`);
    const { Id } = await ask("POST", "/containers/create", {
      Image: `${repository}:1`,
      Cmd: ["sleep", "2147483647"],
      StopSignal: "KILL",
      Labels: { "com.docker.compose.project": `${name}-${round % 10}` },
      Volumes: { "/anonymous": {} },
      HostConfig: { Binds: [`${volume.Name}:/named`], NetworkMode: "none" },
    });
    await ask("POST", `/containers/${Id}/start`);
    await ask("POST", `/containers/${Id}/stop`);
    await ask("DELETE", `/containers/${Id}?v=1`);
    await ask("DELETE", `/volumes/${volume.Name}`);
    await ask("DELETE", `/images/${repository}:1`);
  }
  return round;
}
