/** The processes of a paused container are frozen, and cgroup v1 does not even let them die. */
const thaw = `
thaw() {
  for state in $(find /sys/fs/cgroup -path "$frozen" -name freezer.state 2>/dev/null); do
    echo THAWED >"$state"
  done
}
`;

/** Makes a cgroup in every hierarchy and goes there. Those of cgroup v1 let nobody in who has no processor. */
const enter = `
tops() { awk '$3 ~ /^cgroup2?$/ { print $2 }' /proc/mounts; }
enter() {
  for top in $(tops); do
    mkdir -p "$top/$1"
    for file in cpuset.cpus cpuset.mems; do
      if [ -e "$top/$file" ]; then cat "$top/$file" >"$top/$1/$file"; fi
    done
    echo "$BASHPID" >"$top/$1/cgroup.procs"
  done
}
`;

/**
 * Runs outside the namespaces, in a session of its own, and outlives the test. It leaves when `inside` has ended, which
 * is when the test closes the pipe or dies: the kernel has then killed every process of the namespace and dropped its
 * mounts, interfaces and firewall rules. Only files and cgroups are left to remove.
 */
export const outside = `${thaw}
trap : HUP INT TERM
folder=$1 cable=$3
frozen="*/$(basename "$folder")/*"
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
 * profile to the kernel. Podman cannot be told all of its places in /etc/containers and /var/lib/containers, which may not be
 * there to be covered, so changes above them go to its folder. File descriptor 9 is the network namespace of the test, where
 * the other end of the cable goes when the engine listens on TCP.
 */
export const inside = `${thaw}${enter}
set -e
folder=$1 own=$2 cable=$3 testAddress=$4 engineAddress=$5
name=$(basename "$folder")
if [ "$own" = own ]; then
  enter "$name"
  exec unshare --cgroup -- bash "$0" "$folder" entered "\${@:3}"
fi
frozen="*/$name/*"
ip link set lo up
if [ -n "$own" ]; then
  for place in etc var/lib; do
    mkdir -p "$folder/over/$place" "$folder/under/$place"
    mount -t overlay -o "lowerdir=/$place,upperdir=$folder/over/$place,workdir=$folder/under/$place" overlay "/$place"
  done
fi
for place in /run /etc/docker /etc/containers /sys/kernel/security; do
  if [ -d "$place" ]; then mount -t tmpfs -o mode=755 tmpfs "$place"; fi
done
if [ -n "$own" ]; then
  for top in $(tops); do mount --bind "$top/$name" "$top"; done
  enter engine # cgroup v2 wants processes at the ends of the tree
  frozen="*"
fi
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
      rm -f "$folder/engine.pid"
      { code=0; bash "$folder/start.sh" </dev/null >>"$folder/engine.log" 2>&1 || code=$?; echo "exited $code"; } &
      ;;
    *)
      pid=$(cat "$folder/engine.pid" || true)
      kill -s "$word" "$pid" || true
      while [ "$word" = STOP ] && grep -q "^State:.[^T]" "/proc/$pid/status"; do sleep 0.01; done
      ;;
  esac
  echo done
done
kill -KILL -1
thaw
`;
