import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

const run = JSON.stringify(join(import.meta.dirname, "run.mjs"));

/** A command whose service says when it is up, and which signals reach it; what ends the service is up to `onSignal`. */
async function startCommand(onSignal: string) {
  const service = `
    process.on("SIGINT", () => { console.log("got SIGINT"); ${onSignal} });
    process.on("SIGTERM", () => { console.log("got SIGTERM"); ${onSignal} });
    setInterval(() => {}, 1000);
    console.log("up", process.pid);
  `;
  const command = `
    const { run } = await import(${run});
    const options = { cwd: ".", env: process.env, show: true, service: true };
    await run(process.execPath, ["-e", ${JSON.stringify(service)}], options);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", command]);
  let output = "";
  const up = new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.includes("up")) resolve();
    });
  });
  await up;
  return {
    signal: (signal: NodeJS.Signals) => child.kill(signal),
    ended: once(child, "close").then(([code]) => ({
      code: code as unknown,
      signals: output.match(/SIG\w+/g),
    })),
    servicePid: Number(/up (\d+)/.exec(output)?.[1]),
  };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s stops a service, and its own exit code is the command's",
  async (signal) => {
    const command = await startCommand("process.exit(0)");
    command.signal(signal);
    expect(await command.ended).toEqual({ code: 0, signals: [signal] });
  },
);

test("Ctrl-C reaches a service once, though both the terminal and npm send it", async () => {
  const command = await startCommand("setTimeout(() => process.exit(3), 300)");
  command.signal("SIGINT");
  command.signal("SIGINT");
  expect(await command.ended).toEqual({ code: 3, signals: ["SIGINT"] });
});

test("a second Ctrl-C, later, ends a service that does not stop", async () => {
  const command = await startCommand("");
  command.signal("SIGINT");
  const again = setInterval(() => command.signal("SIGINT"), 100);
  expect(await command.ended).toEqual({ code: 137, signals: ["SIGINT"] });
  clearInterval(again);
  expect(() => process.kill(command.servicePid, 0)).toThrow("ESRCH");
});
