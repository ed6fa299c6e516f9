import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { Environment } from "./env.ts";

const docs = new URL("../../../docs/", import.meta.url);

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

Which engine to use is read as the docker CLI reads it: \`DOCKER_HOST\` (\`unix://\`, \`tcp://\`, \`ssh://\`), \`DOCKER_TLS_VERIFY\`, \`DOCKER_TLS\`, \`DOCKER_CERT_PATH\`,
\`DOCKER_CONTEXT\` and \`DOCKER_CONFIG\`. Without them the usual sockets are tried.
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
