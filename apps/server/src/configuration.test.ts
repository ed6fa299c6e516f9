import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { engineVariables } from "@dunnage/docker";
import { expect, test } from "vitest";
import { Environment, nodeVariables } from "./env.ts";

const docs = new URL("../../../docs/", import.meta.url);

/** What the files that people deploy from take of the environment, which is not Dunnage's own: `${NAME}` and what stands for it. */
const inFiles: Record<string, { otherwise: string; what: string }> = {
  DOCKER_GID: {
    otherwise: "",
    what: "The number of the group that owns the engine's socket. It has to be given.",
  },
  DUNNAGE_PORT: { otherwise: "7070", what: "The port on this machine." },
  NODE: { otherwise: "", what: "The name of the node whose engine it is for. It has to be given." },
  DUNNAGE_IMAGE: { otherwise: "registry.example.com/dunnage", what: "The image that the nodes pull." },
  BIND: { otherwise: ":2375", what: "Where the proxy listens." },
  DOCKER_SOCKET: { otherwise: "/var/run/docker.sock", what: "The socket that the proxy speaks to." },
};
const files = [
  "compose.yaml",
  "compose.socket-proxy.yaml",
  "deploy/swarm/stack.yaml",
  "deploy/socket-proxy/haproxy.cfg",
];
/** In which files each is. */
const found = Map.groupBy(
  files.flatMap((file) => {
    const text = readFileSync(new URL(`../${file}`, docs), "utf8");
    return [...text.matchAll(/\$\{(\w+)(?::?-([^}]*))?/g)].map(([, name = "", otherwise = ""]) => ({
      name,
      otherwise,
      file,
    }));
  }),
  ({ name }) => name,
);

const code = (text: string | undefined) => (text ? `\`${text}\`` : "");
const tableOf = (variables: Record<string, string>) =>
  Object.entries(variables)
    .map(([name, what]) => `| \`${name}\` | ${what} |`)
    .join("\n");

/** What docs/configuration.md says, from the very schema that the environment is held to. */
function configuration(): string {
  const rows = Object.entries(Environment.shape).map(([name, schema]) => {
    const { data } = schema.safeParse(undefined);
    return `| \`${name}\` | ${data === undefined ? "" : `\`${data}\``} | ${schema.description} |`;
  });
  return `# Configuration

Everything is set by environment variables; an empty one counts as absent, and a wrong one is refused at the start, by name. This page is made from the schema that checks
them (\`apps/server/src/env.ts\`); a test holds it to that.

| variable | default | |
|---|---|---|
${rows.join("\n")}

## The engine

Read as the docker CLI reads them (\`packages/docker/src/variables.ts\`). Over \`ssh://\` the ssh of this machine is run with the whole environment.

| variable | |
|---|---|
${tableOf(engineVariables)}

## Node

| variable | |
|---|---|
${tableOf(nodeVariables)}

## The files to deploy from

What they take from \`.env\` or the shell besides. All of the first table, but \`PORT\`, \`HOST\` and \`DUNNAGE_DATA_DIR\`, they hand on to Dunnage.

| variable | default | | in |
|---|---|---|---|
${Object.entries(inFiles)
  .map(
    ([name, { otherwise, what }]) =>
      `| \`${name}\` | ${code(otherwise)} | ${what} | ${(found.get(name) ?? []).map(({ file }) => code(file)).join(", ")} |`,
  )
  .join("\n")}
`;
}

test("docs/configuration.md names every variable, its default and what it is for", async () => {
  await expect(configuration()).toMatchFileSnapshot(new URL("configuration.md", docs).pathname);
});

test("so does the README, in short", async () => {
  const readme = await readFile(new URL("../README.md", docs), "utf8");
  for (const name of Object.keys(Environment.shape)) {
    const [family = name] = name.split(/_FILE$/);
    expect(readme).toContain(family);
  }
});

test("what the files to deploy from take is told, no more and no less, with its default", () => {
  expect([...found.keys()].toSorted()).toEqual(Object.keys(inFiles).toSorted());
  for (const [name, places] of found)
    for (const { otherwise } of places) expect([name, otherwise]).toEqual([name, inFiles[name]?.otherwise]);
});
