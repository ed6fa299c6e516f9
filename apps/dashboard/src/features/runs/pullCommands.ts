/** Of `registry:5000/name:tag` or `registry:5000/name@sha256:...`. */
const repositoryOf = (reference: string) => reference.replace(/@.*$/, "").replace(/:[^:/]*$/, "");

/** What gets an image again under the names that it had, as far as a registry has it: by digest, since a tag may have moved on. */
export function pullCommands(references: readonly string[]): string[] {
  const digests = references.filter((reference) => reference.includes("@"));
  const tags = references.filter((reference) => !reference.includes("@"));
  return digests.flatMap((digest) => [
    `docker pull ${digest}`,
    ...tags
      .filter((tag) => repositoryOf(tag) === repositoryOf(digest))
      .map((tag) => `docker tag ${digest} ${tag}`),
  ]);
}
