import { type Container, hex, type Image, type Network, type Volume } from "./objects.ts";

const MB = 1_000_000;

interface Made {
  name: string;
  image: string;
  project?: string;
  state?: Container["state"];
  /** Days ago that it was made. */
  made: number;
  /** Days ago that it ended. */
  ended?: number;
  volumes?: string[];
  networks?: string[];
  writtenMB?: number;
  logMB?: number;
  labels?: Record<string, string>;
}

const containers: Made[] = [
  { name: "web", project: "shop", image: "shop/web:2.5.0", made: 3, writtenMB: 4.1, logMB: 612 },
  {
    name: "api",
    project: "shop",
    image: "shop/api:2.5.0",
    made: 3,
    volumes: ["shop_media"],
    writtenMB: 61.5,
    logMB: 2418,
  },
  {
    name: "worker",
    project: "shop",
    image: "shop/worker:2.5.0",
    made: 3,
    volumes: ["shop_media"],
    writtenMB: 388.2,
    logMB: 704,
  },
  {
    name: "db",
    project: "shop",
    image: "postgres:16",
    made: 61,
    volumes: ["shop_db"],
    writtenMB: 0.06,
    logMB: 91,
  },
  { name: "cache", project: "shop", image: "redis:7-alpine", made: 38, volumes: ["shop_cache"], logMB: 3 },
  {
    name: "ghost",
    project: "blog",
    image: "ghost:5",
    state: "exited",
    made: 118,
    ended: 23,
    volumes: ["blog_content"],
    writtenMB: 12.9,
    logMB: 48,
  },
  {
    name: "mysql",
    project: "blog",
    image: "mysql:8.4",
    state: "exited",
    made: 95,
    ended: 23,
    volumes: ["blog_mysql"],
    writtenMB: 0.4,
    logMB: 7,
  },
  {
    name: "prometheus",
    project: "monitoring",
    image: "prom/prometheus:v3.1.0",
    made: 26,
    volumes: ["monitoring_prometheus"],
    logMB: 18,
  },
  {
    name: "grafana",
    project: "monitoring",
    image: "grafana/grafana:11.4.0",
    made: 26,
    volumes: ["monitoring_grafana"],
    writtenMB: 1.2,
    logMB: 26,
  },
  {
    name: "loki",
    project: "monitoring",
    image: "grafana/loki:3.3.2",
    made: 26,
    volumes: ["monitoring_loki"],
    logMB: 1532,
  },
  {
    name: "notebook",
    image: "registry.example.com/ml/notebook:cuda-12.4",
    state: "exited",
    made: 73,
    ended: 41,
    volumes: [hex("volume notebook")],
    writtenMB: 3820.4,
    logMB: 6,
  },
  {
    name: "browser-tests-4811",
    image: "registry.example.com/qa/browsers:1.49",
    state: "exited",
    made: 9,
    ended: 9,
    volumes: [hex("volume 4811")],
    networks: ["ci_4811_default"],
    writtenMB: 214.3,
    logMB: 11,
  },
  {
    name: "browser-tests-4816",
    image: "registry.example.com/qa/browsers:1.49",
    state: "exited",
    made: 2,
    ended: 2,
    volumes: [hex("volume 4816")],
    writtenMB: 208.8,
    logMB: 12,
  },
  {
    name: "import-2025",
    image: "postgres:17",
    state: "exited",
    made: 47,
    ended: 47,
    writtenMB: 96.7,
    logMB: 2,
  },
  {
    name: "legacy-invoices",
    image: "nginx:1.27",
    state: "exited",
    made: 30,
    ended: 12,
    writtenMB: 3.4,
    logMB: 1,
    labels: { "dunnage.keep": "true" },
  },
  { name: "debug-shell", image: "golang:1.23", state: "created", made: 6 },
];

/** Name, project, gigabytes, days old; those without a name belong to nobody. */
const volumes: [name: string, project: string | null, gigabytes: number, daysOld: number][] = [
  ["shop_db", "shop", 14.2, 61],
  ["shop_media", "shop", 9.1, 61],
  ["shop_cache", "shop", 0.41, 38],
  ["blog_mysql", "blog", 2.3, 118],
  ["blog_content", "blog", 1.1, 118],
  ["monitoring_prometheus", "monitoring", 6.8, 140],
  ["monitoring_grafana", "monitoring", 0.034, 140],
  ["monitoring_loki", "monitoring", 4.9, 140],
  ["shop_db_before_16", null, 7.9, 62],
  ["analytics_clickhouse", null, 5.2, 171],
  [hex("volume notebook"), null, 1.7, 73],
  [hex("volume 4811"), null, 0.36, 9],
  [hex("volume 4816"), null, 0.35, 2],
  [hex("volume 4790"), null, 0.36, 17],
  [hex("volume 4774"), null, 0.34, 24],
  [hex("volume pg scratch"), null, 0.92, 47],
];

const networks: [name: string, project: string | null, daysOld: number][] = [
  ["bridge", null, 200],
  ["host", null, 200],
  ["none", null, 200],
  ["shop_default", "shop", 61],
  ["blog_default", "blog", 118],
  ["monitoring_default", "monitoring", 140],
  ["ci_4811_default", null, 9],
  ["ci_4774_default", null, 24],
];

const compose = (project: string, what: Record<string, string>) => ({
  "com.docker.compose.project": project,
  ...Object.fromEntries(Object.entries(what).map(([key, value]) => [`com.docker.compose.${key}`, value])),
});

export function containersOf(images: Image[], ago: (days: number) => Date): Container[] {
  const idOf = (tag: string) => images.find(({ tags }) => tags.includes(tag))?.id;
  return containers.flatMap((made) => {
    const { project, image } = made;
    const imageId = idOf(image);
    if (imageId === undefined) return [];
    return {
      id: hex(`container ${project} ${made.name}`),
      name: project === undefined ? made.name : `${project}-${made.name}-1`,
      image,
      imageId,
      state: made.state ?? "running",
      labels: {
        ...(project !== undefined && compose(project, { service: made.name, "container-number": "1" })),
        ...made.labels,
      },
      createdAt: ago(made.made),
      finishedAt: made.ended === undefined ? null : ago(made.ended - 0.01),
      volumes: made.volumes ?? [],
      networks: made.networks ?? [project === undefined ? "bridge" : `${project}_default`],
      writtenBytes: Math.round((made.writtenMB ?? 0) * MB),
      logBytes: Math.round((made.logMB ?? 0) * MB),
    };
  });
}

export function volumesOf(ago: (days: number) => Date): Volume[] {
  return volumes.map(([name, project, gigabytes, daysOld]) => ({
    name,
    labels: {
      ...(project !== null && compose(project, { volume: name.replace(`${project}_`, "") })),
      ...(/^[0-9a-f]{64}$/.test(name) && { "com.docker.volume.anonymous": "" }),
    },
    createdAt: ago(daysOld),
    sizeBytes: Math.round(gigabytes * 1000 * MB),
  }));
}

export function networksOf(ago: (days: number) => Date): Network[] {
  return networks.map(([name, project, daysOld]) => ({
    id: hex(`network ${name}`),
    name,
    driver: name === "host" ? "host" : name === "none" ? "null" : "bridge",
    labels: project === null ? {} : compose(project, { network: "default" }),
    createdAt: ago(daysOld),
  }));
}
