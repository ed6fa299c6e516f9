import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { PersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { Service } from "kubernetes-models/v1/Service";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";

// The files that people deploy from, held to what reads them.

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "dunnage/engines");
const composeProgram = join(cache, `compose-${process.arch}/usr/libexec/docker/cli-plugins/docker-compose`);

/** The container's own: nobody's to set. */
const own = new Set(["PORT", "HOST", "DUNNAGE_DATA_DIR"]);
/** All others, by the first table of docs/configuration.md, which a test holds to the schema. */
const [firstTable = ""] = read("docs/configuration.md").split("\n## ");
const settings = [...firstTable.matchAll(/^\| `(\w+)` \|/gm)].flatMap(([, name = ""]) =>
  own.has(name) ? [] : [name],
);
/** Each with a value that it is known again by. */
const given = Object.fromEntries(settings.map((name) => [name, `the ${name} given`]));

interface Described {
  environment?: Record<string, string | null>;
  user: string;
  read_only: boolean;
  cap_drop: string[];
  security_opt?: string[];
  ports?: string[];
  volumes: string[];
}

/** By dclint, of whose rules the one that holds a file to the specification's schema counts; the others are taste. */
function mistakesIn(compose: unknown): string[] {
  const file = join(scratch(), "compose.json");
  writeFileSync(file, JSON.stringify(compose));
  const { stdout } = spawnSync(program("dclint"), ["--formatter=json", file], { encoding: "utf8" });
  const [report] = JSON.parse(stdout) as { messages: { rule: string; message: string }[] }[];
  return (report?.messages ?? [])
    .filter(({ rule }) => rule === "invalid-schema")
    .map(({ message }) => message);
}

function program(name: string): string {
  return join(root, "node_modules/.bin", name);
}

/** An empty folder below this one's packages. */
function scratch(): string {
  const folder = join(root, ".cache/deploy-examples");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

test("there are settings to be handed on", () => {
  expect(settings).toEqual(expect.arrayContaining(["DATABASE_URL", "DUNNAGE_SECRET", "DUNNAGE_OIDC_ISSUER"]));
});

describe.each(["compose.yaml", "compose.socket-proxy.yaml"])("%s", (file) => {
  const compose = parse(read(file)) as { services: Record<string, Described> };

  test("is what the Compose Specification allows", () => {
    expect(mistakesIn(compose)).toEqual([]);
    const odd = { ...compose, services: { dunnage: { ...compose.services.dunnage, reed_only: true } } };
    expect(mistakesIn(odd)).toEqual([expect.stringContaining("/services/dunnage")]);
  });

  test("takes every setting from .env, and leaves out what is not there", () => {
    const folder = scratch();
    const config = (env: Record<string, string>) => {
      const lines = Object.entries({ DOCKER_GID: "999", ...env }).map(([name, value]) => `${name}=${value}`);
      writeFileSync(join(folder, ".env"), lines.join("\n"));
      const args = ["--project-directory", folder, "--file", join(root, file), "config"];
      const { stdout, stderr } = spawnSync(composeProgram, args, { env: {}, encoding: "utf8" });
      expect(stderr).toBe("");
      return (parse(stdout) as { services: Record<string, Described> }).services.dunnage?.environment ?? {};
    };
    expect(config(given)).toMatchObject(given);
    const unset = config({});
    expect(settings.filter((name) => typeof unset[name] === "string")).toEqual([]);
  });

  test("gives nobody more than it needs", () => {
    const services = Object.entries(compose.services);
    for (const [name, service] of services) {
      expect(service.user, name).toMatch(/^[1-9]\d+:[1-9]\d+$/);
      expect(service, name).toMatchObject({
        read_only: true,
        cap_drop: ["ALL"],
        security_opt: ["no-new-privileges:true"],
      });
      for (const port of service.ports ?? []) expect(port, name).toMatch(/^127\.0\.0\.1:/);
    }
    const withSocket = services.filter(([, { volumes }]) =>
      volumes.some((volume) => volume.includes("docker.sock")),
    );
    expect(withSocket.map(([name]) => name)).toEqual([file === "compose.yaml" ? "dunnage" : "socket-proxy"]);
  });
});

describe("deploy/swarm/stack.yaml", () => {
  const docker = join(cache, `28.5-${process.arch}/usr/bin/docker`);
  const config = (env: Record<string, string>) =>
    spawnSync(docker, ["stack", "config", "--compose-file", join(root, "deploy/swarm/stack.yaml")], {
      env,
      encoding: "utf8",
    });

  test("is what the docker CLI deploys", () => {
    const { status, stdout, stderr } = config({ NODE: "node-1", DOCKER_GID: "999" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const { services } = parse(stdout) as { services: Record<string, Described> };
    expect(services["socket-proxy"]).toMatchObject({ user: "65533:999", read_only: true });
    expect(JSON.stringify(services.dunnage)).not.toContain("docker.sock");
  });

  test("takes every setting from the shell, and leaves out what it has not", () => {
    const environment = (env: Record<string, string>) =>
      (
        parse(config({ NODE: "node-1", DOCKER_GID: "999", ...env }).stdout) as {
          services: Record<string, Described>;
        }
      ).services.dunnage?.environment;
    expect(environment(given)).toMatchObject(given);
    const unset = environment({}) ?? {};
    expect(settings.filter((name) => typeof unset[name] === "string")).toEqual([]);
  });

  test.each(["NODE", "DOCKER_GID"])("says that %s is missing", (name) => {
    const { [name]: _, ...env } = { NODE: "node-1", DOCKER_GID: "999" } as Record<string, string>;
    expect(config(env).stderr).toContain(`Set ${name} to`);
  });
});

describe("deploy/kubernetes/dunnage.yaml", () => {
  const kinds = { Deployment, PersistentVolumeClaim, Service };
  const objects = parseAllDocuments(read("deploy/kubernetes/dunnage.yaml")).map(
    (document) => document.toJS() as { kind: keyof typeof kinds },
  );

  test("has values that Kubernetes' schemas allow", () => {
    expect(objects.map(({ kind }) => kind)).toEqual(["PersistentVolumeClaim", "Deployment", "Service"]);
    for (const object of objects) {
      expect(() => new kinds[object.kind](object as never).validate()).not.toThrow();
    }
    expect(() => new Service({ spec: { ports: [{ port: "http" as never }] } }).validate()).toThrow(/port/);
  });

  test("takes every setting from a Secret, and none is set past it", () => {
    const deployment = objects.find(({ kind }) => kind === "Deployment") as ConstructorParameters<
      typeof Deployment
    >[0];
    const [container] = deployment?.spec?.template.spec?.containers ?? [];
    expect(container?.envFrom).toEqual([{ secretRef: { name: "dunnage", optional: true } }]);
    const set = container?.env?.map(({ name }) => name) ?? [];
    expect(settings.filter((name) => set.includes(name))).toEqual([]);
  });

  /** The schemas let names pass that they do not know; the types made from them do not. */
  function compile(documents: { kind: string }[]): string {
    const folder = scratch();
    const imports = Object.keys(kinds).map((kind) => {
      const module = kind === "Deployment" ? "apps/v1/Deployment" : `v1/${kind}`;
      return `import type { I${kind} } from "kubernetes-models/${module}";`;
    });
    const constants = documents.map(
      (object, index) => `export const object${index}: I${object.kind} = ${JSON.stringify(object)};`,
    );
    writeFileSync(join(folder, "objects.ts"), [...imports, ...constants].join("\n"));
    const options = { extends: "../../tsconfig.base.json", include: ["objects.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
    return spawnSync(program("tsc"), ["-p", folder], { encoding: "utf8" }).stdout;
  }

  test("has no field that Kubernetes does not know", () => {
    expect(compile(objects)).toBe("");
    const text = JSON.stringify(objects).replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");
    expect(compile(JSON.parse(text) as typeof objects)).toContain("readOnlyRootFileSystem");
  });
});
