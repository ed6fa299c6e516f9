/** The page of one project. */
export const hrefOfProject = (project: string): string => `/projects/${encodeURIComponent(project)}`;

/** A clean-up of this project alone: all that is stopped or unused, but no volume with a name. */
export function cleanupHrefOf(project: string): string {
  const params = new URLSearchParams({
    project,
    containers: "stopped",
    images: "unused",
    volumes: "anonymous",
    networks: "unused",
    buildCache: "off",
    step: "plan",
  });
  return `/clean-up?${params}`;
}

/** What a person would type to stop the whole project, and remove its containers and networks. */
export const downCommand = (project: string): string => `docker compose -p ${shellWord(project)} down`;

const shellWord = (word: string): string =>
  /^[\w.-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
