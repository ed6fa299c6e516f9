import { type CacheRecord, hex } from "./objects.ts";

const MB = 1_000_000;

/** What made it, megabytes, days since it was made and last used; then what else is so. */
const made: [
  description: string,
  megabytes: number,
  made: number,
  used: number,
  more?: Partial<CacheRecord>,
][] = [
  ["pulled from docker.io/library/node:22-slim", 254.6, 40, 3, { shared: true }],
  ["[deps 2/4] RUN npm ci --omit=dev # lockfile 81f3", 412.7, 22, 3, { shared: true }],
  ["[deps 2/4] RUN npm ci --omit=dev # lockfile 7d20", 409.3, 12, 12],
  ["[deps 2/4] RUN npm ci --omit=dev # lockfile 66be", 405.8, 15, 15],
  ["[deps 2/4] RUN npm ci --omit=dev # lockfile 5ac0", 397.5, 38, 36],
  ["[build 5/6] RUN npm run build", 731.9, 3, 3],
  ["[build 5/6] RUN npm run build", 728.4, 8, 8],
  ["[build 5/6] RUN npm run build", 719.0, 21, 21],
  ["cached mount /root/.npm from exec /bin/sh -c npm ci", 1284.2, 90, 3, { type: "exec.cachemount" }],
  [
    "cached mount /root/.cache/pip from exec /bin/sh -c pip install",
    2913.5,
    90,
    3,
    { type: "exec.cachemount" },
  ],
  [
    "cached mount /root/.cargo/registry from exec /bin/sh -c cargo build",
    1976.8,
    70,
    51,
    { type: "exec.cachemount" },
  ],
  ["[worker 3/5] RUN pip install -r requirements.txt # torch, nightly", 1921.7, 16, 16],
  ["local source for context", 84.3, 3, 3, { type: "source.local" }],
  ["local source for dockerfile", 0.004, 3, 3, { type: "source.local" }],
];

export function cacheOf(ago: (days: number) => Date): CacheRecord[] {
  return made.map(([description, megabytes, daysOld, daysUnused, more], index) => ({
    // Ids of this kind have 25 letters and digits.
    id: hex(`cache ${description} ${index}`).slice(0, 25),
    type: "regular",
    description,
    inUse: false,
    shared: false,
    sizeBytes: Math.round(megabytes * MB),
    createdAt: ago(daysOld),
    lastUsedAt: ago(daysUnused),
    parents: [],
    ...more,
  }));
}
