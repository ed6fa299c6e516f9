/** The label that protects any object that carries it. */
export function isKept(object: { labels: Record<string, string> }): boolean {
  return object.labels["dunnage.keep"] === "true";
}
