import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Cable } from "./cable.ts";
import { until } from "./until.ts";

/** The processes of a paused container are frozen, and cgroup v1 does not even let them die. */
const thaw = `
thaw() {
  for state in $(find /sys/fs/cgroup -path "*/$(basename "$folder")/*" -name freezer.state 2>/dev/null); do
    echo THAWED >"$state"
  done
}
`;

/**
 * Runs outside the namespaces, in a session of its own, and outlives the test. It leaves when `inside` has ended, which
 * is when the test closes the pipe or dies: the kernel has then killed every process of the namespace and dropped its
 * mounts, interfaces and firewall rules. Only files and cgroups are left to remove.
 */
const outside = `${thaw}
trap : HUP INT TERM
folder=$1 cable=$2
exec 9</proc/self/ns/net
unshare --net --mount --pid --fork --kill-child --mount-proc -- bash "$folder/inside.sh" "$@"
exec 9<&-
if [ -n "$cable" ]; then ip link delete "$cable" 2>/dev/null; fi # or the kernel does, some time later
cgroups() { find /sys/fs/cgroup -depth -type d -path "*/$(basename "$folder")*" "$@" 2>/dev/null; }
for attempt in $(seq 100); do
  thaw
  rm -rf -- "$folder" 2>/dev/null
  cgroups -exec rmdir {} +
  [ ! -e "$folder" ] && [ -z "$(cgroups)" ] && exit 0
  sleep 0.1
done
echo "left behind: $folder $(cgroups | tr '\\n' ' ')"
exit 1
`;

/**
 * Process 1 of the engine's namespaces: obeys one word a line. Places are covered where an engine would otherwise write
 * to the machine's own: containerd's shims and libnetwork to /run, old engines' keys to /etc/docker, and an AppArmor
 * profile to the kernel. File descriptor 9 is the network namespace of the test, where the other end of the cable goes
 * when the engine listens on TCP.
 */
const inside = `${thaw}
set -e
folder=$1 cable=$2 testAddress=$3 engineAddress=$4
ip link set lo up
for place in /run /etc/docker /sys/kernel/security; do
  if [ -d "$place" ]; then mount -t tmpfs -o mode=755 tmpfs "$place"; fi
done
if [ -n "$cable" ]; then
  nsenter --net=/proc/self/fd/9 ip link add "$cable" type veth peer name test0 netns 1
  nsenter --net=/proc/self/fd/9 ip addr add "$testAddress" dev "$cable"
  nsenter --net=/proc/self/fd/9 ip link set "$cable" up
  ip addr add "$engineAddress" dev test0
  ip link set test0 up
fi
exec 9<&-
echo ready
while read -r word; do
  case $word in
    START)
      rm -f "$folder/docker.pid"
      { code=0; dockerd --config-file "$folder/daemon.json" </dev/null >>"$folder/dockerd.log" 2>&1 || code=$?; echo "exited $code"; } &
      ;;
    *)
      pid=$(cat "$folder/docker.pid" || true)
      kill -s "$word" "$pid" || true
      while [ "$word" = STOP ] && grep -q "^State:.[^T]" "/proc/$pid/status"; do sleep 0.01; done
      ;;
  esac
  echo done
done
kill -KILL -1
thaw
`;

/** START starts dockerd, the others are signals to it. */
type Word = "START" | "TERM" | "KILL" | "STOP" | "CONT";

/** The process that holds an engine's namespaces, and cleans up whatever way the test ends. */
export class Supervisor {
  readonly #child: ChildProcessWithoutNullStreams;
  #ready = false;
  #asked = 0;
  #done = 0;
  #ended = false;
  #failed = false;
  /** What its programs said on the way, for error messages. */
  #words = "";
  #running = false;
  #exitCode = 0;

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    createInterface(child.stdout).on("line", (line) => this.#hear(line));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#words += text;
    });
    child.stdin.on("error", () => {}); // its end is noticed by "close"
    child.on("error", (error) => {
      this.#words += error.message;
      this.#ended = true;
    });
    child.on("close", (code) => {
      this.#failed = code !== 0;
      this.#ended = true;
    });
    // A test that forgets its engine can still end, and that closes the pipe.
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr]) {
      if (stream instanceof Socket) stream.unref();
    }
  }

  /** Makes the namespaces of the engine that lives in `folder`. `path` is the PATH on which dockerd is found. */
  static async start(folder: string, path: string, cable?: Cable): Promise<Supervisor> {
    const cableArguments = cable
      ? [cable.name, `${cable.testAddress}/30`, `${cable.engineAddress}/30`]
      : ["", "", ""];
    writeFileSync(join(folder, "outside.sh"), outside);
    writeFileSync(join(folder, "inside.sh"), inside);
    const child = spawn("bash", [join(folder, "outside.sh"), folder, ...cableArguments], {
      detached: true,
      cwd: "/",
      env: { PATH: path, LANG: "C.UTF-8" },
      stdio: "pipe",
    });
    const supervisor = new Supervisor(child);
    await until(
      () => supervisor.#ready || supervisor.#ended,
      20_000,
      () => "",
    ).catch(() => supervisor.end());
    if (supervisor.#ready) return supervisor;
    throw new Error(`The engine's namespaces cannot be made: ${supervisor.#words.trim()}`);
  }

  /** Whether dockerd runs, frozen or not. */
  get running(): boolean {
    return this.#running;
  }

  /** dockerd's exit code as the shell gives it (128 and more: a signal), once it has ended. */
  get exitCode(): number {
    return this.#exitCode;
  }

  /** Passes a word on, and waits until it was obeyed: a STOP has stopped dockerd by then. */
  async tell(word: Word): Promise<void> {
    if (word === "START") this.#running = true;
    const task = ++this.#asked;
    this.#child.stdin.write(`${word}\n`);
    await until(
      () => this.#done >= task || this.#ended,
      10_000,
      () => `The engine's supervisor did not do ${word} within 10 s.`,
    );
    if (this.#done < task) throw new Error(`The engine's supervisor is gone. ${this.#words.trim()}`);
  }

  /** Ends everything at once, as the test's death would, and waits until nothing is left. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    await until(
      () => this.#ended,
      30_000,
      () => "The engine was not cleaned up within 30 s.",
    );
    if (this.#failed) throw new Error(`The engine was not cleaned up: ${this.#words.trim()}`);
  }

  #hear(line: string): void {
    const [word, rest] = line.split(" ", 2);
    if (word === "ready") this.#ready = true;
    else if (word === "done") this.#done += 1;
    else if (word === "exited") {
      this.#exitCode = Number(rest);
      this.#running = false;
    } else this.#words += `${line}\n`;
  }
}
