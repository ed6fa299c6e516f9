import { hex, type Image, type Layer } from "./objects.ts";

const MB = 1_000_000;

/** Steps that made a layer each: how, and megabytes. */
type Steps = [createdBy: string, megabytes: number][];

const layersMadeBy = (...steps: Steps): Layer[] =>
  steps.map(([createdBy, megabytes]) => ({
    diffId: `sha256:${hex(`layer ${createdBy} ${megabytes}`)}`,
    sizeBytes: Math.round(megabytes * MB),
    createdBy,
  }));

const debian = layersMadeBy(["# debian.sh --arch 'amd64' out/ 'bookworm'", 74.8]);
const alpine = layersMadeBy(["ADD alpine-minirootfs-3.21.0-x86_64.tar.gz / # buildkit", 7.8]);
const node = [
  ...debian,
  ...layersMadeBy(["RUN apt-get install --yes ca-certificates", 48.2], ["RUN install node 22.12.0", 131.6]),
];
const python = [
  ...debian,
  ...layersMadeBy(["RUN apt-get install --yes libffi libssl", 9.6], ["RUN make install # python 3.12", 51.3]),
];
const nginx = [
  ...debian,
  ...layersMadeBy(["RUN install nginx 1.27.3", 117.4], ["COPY docker-entrypoint.d # buildkit", 0.02]),
];
const shopApi = [...node, ...layersMadeBy(["RUN npm ci --omit=dev # lockfile 81f3", 412.7])];
const shopWorker = [...python, ...layersMadeBy(["RUN pip install -r requirements.txt # torch", 1834.2])];

/** Tags without an end are dangling: what a later build took the name of. */
const image = (tags: string[], daysOld: number, from: Layer[], ...steps: Steps) => ({
  tags,
  daysOld,
  layers: [...from, ...layersMadeBy(...steps)],
});

const made = [
  image(
    ["postgres:16"],
    64,
    debian,
    ["RUN install postgresql-16", 352.1],
    ["COPY docker-entrypoint.sh # buildkit", 0.01],
  ),
  image(
    ["postgres:17", "postgres:latest"],
    19,
    debian,
    ["RUN install postgresql-17", 358.9],
    ["COPY docker-entrypoint.sh # buildkit", 0.01],
  ),
  image(["redis:7-alpine"], 40, alpine, ["RUN install redis 7.4.1", 33.6]),
  image(["nginx:1.27"], 33, nginx),
  image(["shop/api:2.5.0", "shop/api:latest"], 3, shopApi, ["COPY dist/ # 2.5.0", 38.4]),
  image(["shop/api:2.4.1"], 21, shopApi, ["COPY dist/ # 2.4.1", 37.9]),
  image(
    ["shop/api:2.4.0"],
    38,
    node,
    ["RUN npm ci --omit=dev # lockfile 5ac0", 397.5],
    ["COPY dist/ # 2.4.0", 37.2],
  ),
  image(["shop/web:2.5.0"], 3, nginx, ["COPY build/ # 2.5.0", 64.1]),
  image(["shop/web:2.4.1"], 21, nginx, ["COPY build/ # 2.4.1", 63.5]),
  image(["shop/web:2.4.0"], 38, nginx, ["COPY build/ # 2.4.0", 61.8]),
  image(["shop/worker:2.5.0"], 3, shopWorker, ["COPY worker/ # 2.5.0", 12.7]),
  image(["shop/worker:2.4.1"], 21, shopWorker, ["COPY worker/ # 2.4.1", 12.4]),
  image(["ghost:5"], 120, node, ["RUN install ghost 5.101", 286.3]),
  image(["mysql:8.4"], 96, layersMadeBy(["ADD oraclelinux-9-slim.tar.xz / # buildkit", 111.5]), [
    "RUN install mysql-server 8.4.3",
    471.8,
  ]),
  image(["prom/prometheus:v3.1.0"], 27, alpine, ["COPY prometheus # v3.1.0", 284.4]),
  image(["prom/prometheus:v2.55.1"], 75, alpine, ["COPY prometheus # v2.55.1", 262.9]),
  image(["grafana/grafana:11.4.0"], 31, alpine, ["COPY grafana # 11.4.0", 468.1]),
  image(["grafana/loki:3.3.2"], 31, alpine, ["COPY loki # 3.3.2", 116.7]),
  image(
    ["golang:1.23"],
    58,
    debian,
    ["RUN apt-get install --yes gcc g++ make", 274.6],
    ["COPY /usr/local/go # 1.23.4", 248.3],
  ),
  image(
    ["rust:1.83"],
    51,
    debian,
    ["RUN apt-get install --yes build-essential", 562.4],
    ["RUN rustup-init --default-toolchain 1.83.0", 858.9],
  ),
  image(["registry.example.com/qa/browsers:1.49"], 66, node, [
    "RUN npx playwright install --with-deps",
    1843.0,
  ]),
  image(
    ["registry.example.com/ml/notebook:cuda-12.4"],
    74,
    python,
    ["RUN install cuda 12.4", 5210.0],
    ["RUN pip install torch jupyterlab", 3104.5],
  ),
  image(["hello-world:latest"], 210, layersMadeBy(["COPY hello / # buildkit", 0.013])),
  image([], 5, shopApi, ["COPY dist/ # 2.5.0-rc.2", 38.3]),
  image([], 8, shopApi, ["COPY dist/ # 2.5.0-rc.1", 38.2]),
  image([], 12, node, ["RUN npm ci --omit=dev # lockfile 7d20", 409.3], ["COPY dist/ # 7d20", 38.0]),
  image([], 15, node, ["RUN npm ci --omit=dev # lockfile 66be", 405.8], ["COPY dist/ # 66be", 37.8]),
  image(
    [],
    16,
    python,
    ["RUN pip install -r requirements.txt # torch, nightly", 1921.7],
    ["COPY worker/ # nightly", 12.6],
  ),
  image([], 18, nginx, ["COPY build/ # nightly", 63.9]),
];

/** `ago`: the instant so many days ago. */
export function imagesOf(ago: (days: number) => Date): Image[] {
  return made.map(({ tags, daysOld, layers }) => {
    const digits = hex(`image ${layers.map(({ diffId }) => diffId).join(" ")}`);
    const [repository = ""] = tags[0]?.split(":") ?? [];
    const own = repository.startsWith("shop/");
    return {
      id: `sha256:${digits}`,
      tags: [...tags],
      // What was built here was never pushed.
      digests: repository === "" || own ? [] : [`${repository}@sha256:${hex(`manifest ${digits}`)}`],
      labels: own ? { "org.opencontainers.image.vendor": "Shop" } : {},
      createdAt: ago(daysOld),
      layers,
    };
  });
}
