import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * @typedef {object} Result
 * @property {number} code the exit code; 128 and the signal's number where a signal ended it
 * @property {string} output what it wrote, where that was captured
 * @property {number} ms
 */

/** @type {Set<import("node:child_process").ChildProcess>} */
const children = new Set();

/** @type {{ signal: NodeJS.Signals, at: number } | undefined} */
let stopping;

// npm passes Ctrl-C on although the terminal has sent it already; a person's second one comes later than this.
const sameKeyMs = 500;

/**
 * Passes a signal on to every child, and ends this process with the last of them. A second one kills them.
 *
 * @param {NodeJS.Signals} signal
 */
export function stop(signal) {
  if (stopping && Date.now() - stopping.at < sameKeyMs) return;
  for (const child of children) kill(child, stopping ? "SIGKILL" : signal);
  stopping ??= { signal, at: Date.now() };
  if (children.size === 0) process.exit(exitCode(null, signal));
}

process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {boolean} [options.show] its output goes to the terminal as it comes, instead of being captured
 * @param {boolean} [options.service] it runs until it is stopped, and says itself whether that went well
 * @param {number} [options.timeoutMs]
 * @returns {Promise<Result>}
 */
export function run(program, args, { cwd, env, show = false, service = false, timeoutMs }) {
  const startedAt = performance.now();
  const output = show ? "inherit" : "pipe";
  // A process group of its own: the terminal's Ctrl-C then reaches it once, through us, and not a second time.
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ["ignore", output, output] });
  children.add(child);
  const overdue = timeoutMs === undefined ? undefined : setTimeout(() => kill(child, "SIGKILL"), timeoutMs);

  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk) => (text += chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk) => (text += chunk));
  child.on("error", (error) => (text += `${error.message}\n`));

  return new Promise((resolve) => {
    child.on("close", (status, signal) => {
      clearTimeout(overdue);
      children.delete(child);
      const code = exitCode(status, signal);
      if (!stopping) resolve({ code, output: text, ms: performance.now() - startedAt });
      else if (children.size === 0) {
        process.exit(process.exitCode ?? (service ? code : code || exitCode(null, stopping.signal)));
      }
    });
  });
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function kill(child, signal) {
  if (signal !== "SIGKILL" || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal); // it gets no time to end what it has started, so its whole group goes
  } catch {
    // It has just ended by itself.
  }
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
