import type { DiskKind } from "@dunnage/api";

type Totals = Record<DiskKind, number>;

// One scenario, built in every engine. Bytes as that engine's `docker system df` says them.
const volumes = 4_450_000;
const overlay2: Totals = { images: 14_982_377, containers: 3_700_000, volumes, buildCache: 4_000_062 };
/** What each recorded engine is, by its recording's name. */
export const facts: Record<string, { version: string; api: string; store: string; totals: Totals }> = {
  "docker-20.10-overlay2": { version: "20.10.24+dfsg1", api: "1.41", store: "graphdriver", totals: overlay2 },
  "docker-26.1-overlay2": { version: "26.1.5+dfsg1", api: "1.45", store: "graphdriver", totals: overlay2 },
  "docker-28.5-overlay2": { version: "28.5.2+dfsg4", api: "1.51", store: "graphdriver", totals: overlay2 },
  "docker-28.5-containerd": {
    version: "28.5.2+dfsg4",
    api: "1.51",
    store: "containerd",
    totals: { images: 41_134_899, containers: 3_743_744, volumes, buildCache: 4_018_176 },
  },
  // From API 1.52 the engine adds up the build cache itself, and counts in what images share.
  "docker-29.7-overlay2": {
    version: "29.7.2",
    api: "1.55",
    store: "graphdriver",
    totals: { ...overlay2, buildCache: 8_000_064 },
  },
  "docker-29.7-containerd": {
    version: "29.7.2",
    api: "1.55",
    store: "containerd",
    totals: { images: 29_184_530, containers: 3_743_744, volumes, buildCache: 13_114_954 },
  },
  "podman-5.8": {
    version: "5.8.6",
    api: "1.44",
    store: "podman",
    totals: { images: 15_034_217, containers: 3_757_132, volumes, buildCache: 0 },
  },
};
