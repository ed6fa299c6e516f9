/** What every kind of object can carry. */
export interface Labelled {
  labels?: Record<string, string>;
  /** Labels it as `docker compose` labels what belongs to a project. */
  project?: string;
  /** Labels it `dunnage.keep=true`. */
  keep?: boolean;
}

export function labelsOf({ labels, project, keep }: Labelled): Record<string, string> {
  return {
    ...labels,
    ...(project !== undefined && { "com.docker.compose.project": project }),
    ...(keep && { "dunnage.keep": "true" }),
  };
}
